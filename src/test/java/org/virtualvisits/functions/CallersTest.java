package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.Source;

/** Who is let in: bearer tokens and Standard Webhooks signatures, as seen from outside. */
final class CallersTest {

    private static final String BODY = "{\"resourceType\":\"Appointment\",\"id\":\"a-1\",\"status\":\"proposed\"}";
    private static final String OTHER_SECRET = "whsec_YW5vdGhlci1zZWNyZXQtb2Ytc29tZWJvZHktZWxzZQ==";

    private final Doors doors = new Doors();

    @Test
    void aKnownTokenIsLetIn() {
        assertThat(doors.post(Doors.bearer(Doors.NORTH_TOKEN), BODY).getStatusCode())
                .isEqualTo(204);
        assertThat(doors.stored("a-1").organisation()).isEqualTo(Doors.NORTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Basic bm9ydGg6eA==",
                "Bearer north-token-0123456789-012345678"
            })
    void anyOtherAuthorizationIsRefusedAndLeavesNothing(String authorization) {
        HttpResponseMessage response = doors.post(Map.of("authorization", authorization), BODY);

        assertThat(response.getStatusCode()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).startsWith("Bearer");
        assertThat(doors.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "a message signed {0} s ago is answered with {1}")
    @CsvSource({"0, 204", "300, 204", "301, 401", "-300, 204", "-301, 401", "86400, 401", "-86400, 401"})
    void aSignatureCountsForFiveMinutesEitherWay(long secondsAgo, int status) {
        Instant at = Doors.NOW.minusSeconds(secondsAgo);

        assertThat(doors.post(signed("msg-1", at), BODY).getStatusCode()).isEqualTo(status);
        assertThat(doors.isEmpty()).isEqualTo(status == 401);
    }

    @Test
    void aSourceThatCallsTooOftenIsToldWhenToComeBackAndOthersAreNotHeldUp() {
        FhirFunctions narrow = letting(2);
        post(narrow, Doors.bearer(Doors.NORTH_TOKEN), BODY);
        post(narrow, Doors.bearer(Doors.NORTH_TOKEN), BODY);

        HttpResponseMessage third = post(narrow, Doors.bearer(Doors.NORTH_TOKEN), BODY.replace("a-1", "a-3"));

        assertThat(third.getStatusCode()).isEqualTo(429);
        assertThat(third.getHeader("Retry-After")).isEqualTo("61");
        assertThat(third.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(doors.visits.ids()).hasSize(1);
        assertThat(post(narrow, Doors.bearer(Doors.SOUTH_TOKEN), BODY).getStatusCode())
                .isEqualTo(204);
    }

    @Test
    void whoIsNobodyUsesUpNobodysRequests() {
        FhirFunctions narrow = letting(1);
        for (int i = 0; i < 9; i++) {
            post(narrow, Map.of("authorization", "Bearer wrong", "x-visits-source", "north-ehr"), BODY);
        }

        assertThat(post(narrow, Doors.bearer(Doors.NORTH_TOKEN), BODY).getStatusCode())
                .isEqualTo(204);
    }

    /** The door, for so many calls a minute. */
    private FhirFunctions letting(int most) {
        var recognise = new RecogniseCaller(
                doors.organisations,
                doors.secrets,
                new Turnstile(most, Duration.ofMinutes(1), doors.clock),
                doors.clock);
        return new FhirFunctions(recognise, doors.receiveAppointment, Doors.BASE, doors.clock, Spans.NONE);
    }

    private HttpResponseMessage post(FhirFunctions fhir, Map<String, String> headers, String body) {
        return fhir.notification(Doors.request(HttpMethod.POST, "fhir", headers, body), doors.context);
    }

    @Test
    void aReplayWithinTheWindowChangesNothing() {
        Map<String, String> headers = signed("msg-1", Doors.NOW);
        doors.post(headers, BODY);
        int requests = doors.wakeups.requests().size();

        HttpResponseMessage replay = doors.post(headers, BODY);

        assertThat(replay.getHeader("x-visit-outcome")).isEqualTo("duplicate");
        assertThat(doors.wakeups.requests()).hasSize(requests);
    }

    @Test
    void aReplayUnderAnotherIdOrTimeOrBodyIsNotSigned() {
        Map<String, String> headers = signed("msg-1", Doors.NOW);

        assertThat(doors.post(with(headers, "webhook-id", "msg-2"), BODY).getStatusCode())
                .isEqualTo(401);
        assertThat(doors.post(with(headers, "webhook-timestamp", String.valueOf(Doors.NOW.getEpochSecond() + 1)), BODY)
                        .getStatusCode())
                .isEqualTo(401);
        assertThat(doors.post(headers, BODY + " ").getStatusCode()).isEqualTo(401);
        assertThat(doors.isEmpty()).isTrue();
    }

    @Test
    void anyOneOfSeveralSignaturesIsEnough() {
        String good = Signed.signature("msg-1", Doors.NOW, BODY, Doors.SECRET);
        String bad = Signed.signature("msg-1", Doors.NOW, BODY, OTHER_SECRET);
        Map<String, String> headers = signed("msg-1", Doors.NOW);

        assertThat(doors.post(with(headers, "webhook-signature", "v1a,xyz " + bad + " " + good), BODY)
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(doors.post(with(headers, "webhook-signature", bad), BODY).getStatusCode())
                .isEqualTo(401);
        assertThat(doors.post(with(headers, "webhook-signature", good.replace("v1,", "v2,")), BODY)
                        .getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void duringARotationBothSecretsCount() {
        var rotating = Doors.north().sources().getFirst();
        doors.organisations.put(
                Doors.NORTH,
                new Source(
                        rotating.id(),
                        rotating.name(),
                        rotating.tokens(),
                        List.of("north-signing", "north-next"),
                        rotating.order(),
                        rotating.clinic()));
        doors.secrets.put("north-next", OTHER_SECRET);

        for (String secret : List.of(Doors.SECRET, OTHER_SECRET)) {
            Map<String, String> headers =
                    Signed.headers("m" + secret.length() + secret.hashCode(), Doors.NOW, BODY, secret, "north-ehr");
            assertThat(doors.post(headers, BODY).getStatusCode()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"south-ehr", "nobody", "North-EHR", "../north-ehr", ""})
    void aSignatureCountsForItsOwnSourceAlone(String hint) {
        assertThat(doors.post(with(signed("msg-1", Doors.NOW), "x-visits-source", hint), BODY)
                        .getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void aSecretThatIsMissingOrNoneOpensNothing() {
        Map<String, String> headers = signed("msg-1", Doors.NOW);

        doors.secrets.remove("north-signing");
        assertThat(doors.post(headers, BODY).getStatusCode()).isEqualTo(401);
        doors.secrets.put("north-signing", "whsec_%%%");
        assertThat(doors.post(headers, BODY).getStatusCode()).isEqualTo(401);
        doors.secrets.put("north-signing", "");
        assertThat(doors.post(headers, BODY).getStatusCode()).isEqualTo(401);
    }

    @Test
    void allRefusalsLookAlike() {
        Object wrongToken = doors.post(Doors.bearer("wrong"), BODY).getBody();

        assertThat(doors.post(Map.of(), BODY).getBody()).isEqualTo(wrongToken);
        assertThat(doors.post(signed("msg-1", Doors.NOW.minusSeconds(999)), BODY)
                        .getBody())
                .isEqualTo(wrongToken);
        assertThat(doors.post(with(signed("m", Doors.NOW), "x-visits-source", "south-ehr"), BODY)
                        .getBody())
                .isEqualTo(wrongToken);
    }

    @Test
    void anotherSourcesVisitsLookAbsent() {
        doors.change(HttpMethod.PUT, "a-1", "{\"status\":\"proposed\"}");
        String visit = doors.stored("a-1").id().value();

        assertThat(doors.show(visit, Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(200);
        assertThat(doors.show(visit, Doors.SOUTH_TOKEN).getStatusCode()).isEqualTo(404);
        assertThat(doors.change(
                                HttpMethod.PUT,
                                "north-ehr",
                                "a-1",
                                Doors.bearer(Doors.SOUTH_TOKEN),
                                "{\"status\":\"cancelled\"}")
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(doors.visit
                        .find(
                                Doors.request(
                                        HttpMethod.GET,
                                        "visits?appointment=a-1&source=north-ehr",
                                        Doors.bearer(Doors.SOUTH_TOKEN),
                                        null),
                                doors.context)
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(doors.stored("a-1").wanted().status().code()).isEqualTo("proposed");
    }

    private static Map<String, String> signed(String id, Instant at) {
        return Signed.headers(id, at, BODY, Doors.SECRET, "north-ehr");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
