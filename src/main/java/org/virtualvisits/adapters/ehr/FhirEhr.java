package org.virtualvisits.adapters.ehr;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.poll.Ehr;
import org.virtualvisits.core.poll.Trouble;

/** {@link Ehr} over FHIR's REST API, by way of {@link Doorway} alone. Thread-safe. */
public final class FhirEhr implements Ehr {

    /** Within what a page's hold and a queue message's invisibility allow for several. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private static final int LONGEST_LINK = 8_000;

    /** R4 datatypes, id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Doorway doorway;
    private final Exchange exchange;
    private final Tokens tokens;

    /**
     * One that finds hosts as this machine does.
     *
     * @param local whether this deployment runs on a developer's machine, so that an EHR may run there, too
     * @param names never the same twice
     */
    public static FhirEhr over(Secrets secrets, boolean local, InstantSource clock, Supplier<String> names) {
        return new FhirEhr(
                new Doorway(host -> List.of(InetAddress.getAllByName(host)), local, CALL_LIMIT), secrets, clock, names);
    }

    FhirEhr(Doorway doorway, Secrets secrets, InstantSource clock, Supplier<String> names) {
        this.doorway = doorway;
        this.exchange = new Exchange(doorway.http(), clock);
        this.tokens = new Tokens(doorway, exchange, secrets, clock, names);
    }

    @Override
    public Answer changed(FhirServer server, Instant since, int atMost) {
        return base(server)
                .map(base -> {
                    var url = base.newBuilder()
                            .addPathSegment("Appointment")
                            .addQueryParameter("_lastUpdated", "gt" + since.truncatedTo(ChronoUnit.MILLIS))
                            .addQueryParameter("_sort", "_lastUpdated")
                            .addQueryParameter("_count", String.valueOf(atMost));
                    if (server.includesPatients()) {
                        url.addQueryParameter("_include", "Appointment:patient");
                    }
                    return get(server, url.build());
                })
                .orElseGet(FhirEhr::refused);
    }

    @Override
    public Answer next(FhirServer server, String link) {
        Optional<HttpUrl> base = base(server);
        return base.filter(its -> link.length() <= LONGEST_LINK)
                .flatMap(its -> Optional.ofNullable(
                        its.newBuilder().addPathSegment("").build().resolve(link)))
                .flatMap(url -> doorway.address(url.toString()))
                .filter(url -> isSameOrigin(url, base.orElseThrow()))
                .map(url -> get(server, url))
                .orElseGet(FhirEhr::refused);
    }

    @Override
    public Answer patient(FhirServer server, String id) {
        if (!ID.matcher(id).matches()) {
            return new Answer.Absent();
        }
        return base(server)
                .map(base -> get(
                        server,
                        base.newBuilder()
                                .addPathSegment("Patient")
                                .addPathSegment(id)
                                .build()))
                .orElseGet(FhirEhr::refused);
    }

    private Optional<HttpUrl> base(FhirServer server) {
        return doorway.address(server.base().toString());
    }

    /** The token goes to nobody else. */
    private static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    private Answer get(FhirServer server, HttpUrl url) {
        Exchange.Reply reply = asked(server, url);
        return reply.isUnauthorised() && tokens.forget(server.signIn())
                ? asked(server, url).answer()
                : reply.answer();
    }

    private Exchange.Reply asked(FhirServer server, HttpUrl url) {
        return switch (tokens.of(server.signIn())) {
            case Tokens.Outcome.Not(var instead) -> new Exchange.Reply(0, instead);
            case Tokens.Outcome.Has(var token) -> {
                var request = new Request.Builder().url(url).header("Accept", "application/fhir+json");
                token.ifPresent(its -> request.header("Authorization", "Bearer " + its));
                yield exchange.make(request.build());
            }
        };
    }

    private static Answer refused() {
        return new Answer.Barred(Trouble.ADDRESS_REFUSED);
    }
}
