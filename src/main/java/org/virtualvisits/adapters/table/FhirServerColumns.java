package org.virtualvisits.adapters.table;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.FhirServer.SignIn;

/** How the server of a source is laid out in the source's row, both ways. */
final class FhirServerColumns {

    private FhirServerColumns() {}

    static void write(RowWriter row, FhirServer server) {
        row.text("fhirBase", server.base())
                .text("fhirEvery", server.every())
                .flag("fhirIncludesPatients", server.includesPatients());
        switch (server.signIn()) {
            case SignIn.Open() -> {}
            case SignIn.Bearer(var secret) -> row.text("fhirTokenSecret", secret);
            case SignIn.Assertion(var tokenUrl, var clientId, var keySecret, var keyId, var scope) ->
                row.text("fhirTokenUrl", tokenUrl)
                        .text("fhirClientId", clientId)
                        .text("fhirKeySecret", keySecret)
                        .text("fhirKeyId", keyId)
                        .text("fhirScope", scope);
        }
    }

    static Optional<FhirServer> read(RowReader row) {
        return row.maybe("fhirBase")
                .map(base -> new FhirServer(
                        URI.create(base),
                        signIn(row),
                        Duration.parse(row.text("fhirEvery")),
                        row.flag("fhirIncludesPatients")));
    }

    private static SignIn signIn(RowReader row) {
        Optional<SignIn> bearer = row.maybe("fhirTokenSecret").map(SignIn.Bearer::new);
        Optional<SignIn> assertion = row.maybe("fhirTokenUrl")
                .map(tokenUrl -> new SignIn.Assertion(
                        URI.create(tokenUrl),
                        row.text("fhirClientId"),
                        row.text("fhirKeySecret"),
                        row.maybe("fhirKeyId"),
                        row.text("fhirScope")));
        return bearer.or(() -> assertion).orElseGet(SignIn.Open::new);
    }
}
