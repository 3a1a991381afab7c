package org.virtualvisits.adapters.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.virtualvisits.core.organisation.FhirServer.SignIn;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.poll.Ehr.Answer;
import org.virtualvisits.core.poll.Trouble;

/** Bearer tokens for EHRs, each kept until a minute before it ends. Thread-safe. */
final class Tokens {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration EARLIER = Duration.ofMinutes(1);

    /** Of a server that does not say; SMART asks servers for five minutes at most. */
    private static final long USUAL_SECONDS = 300;

    private static final long MOST_SECONDS = 3_600;

    private final Doorway doorway;
    private final Exchange exchange;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Supplier<String> names;
    private final ConcurrentMap<SignIn.Assertion, Held> held = new ConcurrentHashMap<>();

    /**
     * Keeps its ports.
     *
     * @param names never the same twice
     */
    Tokens(Doorway doorway, Exchange exchange, Secrets secrets, InstantSource clock, Supplier<String> names) {
        this.doorway = doorway;
        this.exchange = exchange;
        this.secrets = secrets;
        this.clock = clock;
        this.names = names;
    }

    Outcome of(SignIn signIn) {
        return switch (signIn) {
            case SignIn.Open() -> new Outcome.Has(Optional.empty());
            case SignIn.Bearer(var secret) ->
                secrets.find(secret)
                        .map(String::strip)
                        .filter(Tokens::isToken)
                        .<Outcome>map(token -> new Outcome.Has(Optional.of(token)))
                        .orElseGet(() -> failed(Trouble.SECRET_MISSING));
            case SignIn.Assertion assertion ->
                Optional.ofNullable(held.get(assertion))
                        .filter(token -> clock.instant().isBefore(token.until()))
                        .<Outcome>map(token -> new Outcome.Has(Optional.of(token.token())))
                        .orElseGet(() -> fresh(assertion));
        };
    }

    /** Whether another token may be had than the one that was just refused. */
    boolean forget(SignIn signIn) {
        return signIn instanceof SignIn.Assertion assertion && held.remove(assertion) != null;
    }

    private Outcome fresh(SignIn.Assertion client) {
        Optional<HttpUrl> address = doorway.address(client.tokenUrl().toString());
        if (address.isEmpty()) {
            return failed(Trouble.ADDRESS_REFUSED);
        }
        Optional<String> assertion = secrets.find(client.keySecret())
                .flatMap(pem -> Assertions.signed(client, pem, names.get(), clock.instant()));
        if (assertion.isEmpty()) {
            return failed(Trouble.SECRET_MISSING);
        }
        var form = new FormBody.Builder()
                .add("grant_type", "client_credentials")
                .add("scope", client.scope())
                .add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .add("client_assertion", assertion.get())
                .build();
        return switch (exchange.make(new Request.Builder()
                        .url(address.get())
                        .header("Accept", "application/json")
                        .post(form)
                        .build())
                .answer()) {
            case Answer.Said(var json) -> keep(client, json);
            case Answer.Later later -> new Outcome.Not(later);
            case Answer.Absent() -> failed(Trouble.ADDRESS_REFUSED);
            case Answer.Barred(var trouble) ->
                failed(trouble == Trouble.ADDRESS_REFUSED ? trouble : Trouble.SIGN_IN_REFUSED);
        };
    }

    private Outcome keep(SignIn.Assertion client, String json) {
        try {
            JsonNode answer = MAPPER.readTree(json);
            String token = answer.path("access_token").asText("");
            if (isToken(token)) {
                long seconds = Math.min(answer.path("expires_in").asLong(USUAL_SECONDS), MOST_SECONDS);
                held.put(
                        client,
                        new Held(token, clock.instant().plusSeconds(seconds).minus(EARLIER)));
                return new Outcome.Has(Optional.of(token));
            }
        } catch (JsonProcessingException notJson) {
            // Said below, as of any answer without a token.
        }
        return new Outcome.Not(new Answer.Later(Duration.ZERO, Hindrance.UNSURE));
    }

    /** What can stand in a header (RFC 6750, section 2.1). */
    private static boolean isToken(String text) {
        return text.matches("[A-Za-z0-9._~+/=-]{1,8192}");
    }

    private static Outcome failed(Trouble trouble) {
        return new Outcome.Not(new Answer.Barred(trouble));
    }

    /** How asking for a token ended. */
    sealed interface Outcome {
        /**
         * There is one, or none is needed.
         *
         * @param token empty for a server that asks for none
         */
        record Has(Optional<String> token) implements Outcome {
            @Override
            public String toString() {
                return "token";
            }
        }

        /** There is none, and so no answer either. */
        record Not(Answer instead) implements Outcome {}
    }

    private record Held(String token, Instant until) {
        @Override
        public String toString() {
            return "token until " + until;
        }
    }
}
