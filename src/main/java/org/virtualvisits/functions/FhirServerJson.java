package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.FhirServer.SignIn;
import org.virtualvisits.functions.wire.Fields;

/** Where a source can be asked, in JSON, both ways. */
final class FhirServerJson {

    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(1);

    /** SMART App Launch 2.2, "Scopes": what a poll needs, and no more. */
    private static final String SCOPE = "system/Appointment.rs system/Patient.r";

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern SCOPES = Pattern.compile("[\\x21-\\x7e]+(?: [\\x21-\\x7e]+)*");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final String ADDRESS =
            "must be an https address with a name for its host, and without user, query and" + " fragment";

    private FhirServerJson() {}

    static Optional<FhirServer> read(Fields source) {
        return source.object("fhir").map(fields -> {
            var server = new FhirServer(
                    fields.required(
                            "baseUrl", 500, FhirServerJson::base, ADDRESS, URI.create("https://missing.invalid")),
                    signIn(fields),
                    fields.read(
                                    "every",
                                    20,
                                    Shapes.duration(LEAST, MOST),
                                    "must be an ISO 8601 duration from PT1M to P1D, such as PT15M")
                            .orElse(USUAL),
                    fields.flag("includePatients").orElse(true));
            fields.end();
            return server;
        });
    }

    private static SignIn signIn(Fields fields) {
        Optional<Fields> object = fields.object("signIn");
        if (object.isEmpty()) {
            return new SignIn.Open();
        }
        Fields signIn = object.get();
        SignIn read = signIn.has("tokenSecret")
                ? new SignIn.Bearer(secret(signIn, "tokenSecret"))
                : new SignIn.Assertion(
                        signIn.required(
                                "tokenUrl",
                                500,
                                FhirServerJson::address,
                                ADDRESS,
                                URI.create("https://missing.invalid")),
                        signIn.required("clientId", 256, Shapes.matching(PLAIN), "must not hold spaces", ""),
                        secret(signIn, "keySecret"),
                        signIn.read("keyId", 256, Shapes.matching(PLAIN), "must not hold spaces"),
                        signIn.read("scope", 500, Shapes.matching(SCOPES), "must be scopes with a space between each")
                                .orElse(SCOPE));
        signIn.end();
        return read;
    }

    private static String secret(Fields fields, String name) {
        return fields.required(
                name,
                127,
                Shapes.matching(Shapes.SECRET_NAME),
                "must be the name of a secret in the key vault (letters, digits and '-'), not the secret",
                "");
    }

    private static Optional<URI> base(String text) {
        return address(text.replaceFirst("/+$", ""));
    }

    /** The form alone: where it leads is looked at each time it is asked, because that may change. */
    private static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean local = plain && THIS_MACHINE.contains(uri.getHost());
            boolean named = plain && uri.getHost().matches("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]+");
            return (named && "https".equals(uri.getScheme())) || (local && "http".equals(uri.getScheme()))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    static void write(FhirServer server, ObjectNode source) {
        ObjectNode node = source.putObject("fhir").put("baseUrl", server.base().toString());
        switch (server.signIn()) {
            case SignIn.Open() -> {}
            case SignIn.Bearer(var secret) -> node.putObject("signIn").put("tokenSecret", secret);
            case SignIn.Assertion(var tokenUrl, var clientId, var keySecret, var keyId, var scope) -> {
                ObjectNode signIn = node.putObject("signIn")
                        .put("tokenUrl", tokenUrl.toString())
                        .put("clientId", clientId)
                        .put("keySecret", keySecret);
                keyId.ifPresent(id -> signIn.put("keyId", id));
                signIn.put("scope", scope);
            }
        }
        node.put("every", server.every().toString()).put("includePatients", server.includesPatients());
    }
}
