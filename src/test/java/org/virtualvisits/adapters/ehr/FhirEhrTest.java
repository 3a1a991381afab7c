package org.virtualvisits.adapters.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.FhirServer.SignIn;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.poll.Ehr.Answer;
import org.virtualvisits.core.poll.Trouble;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.ehr.EhrSimulator;

final class FhirEhrTest {

    private static final String SCOPE = "system/Appointment.rs system/Patient.r";

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final EhrSimulator ehr = EhrSimulator.start(clock);
    private final Map<String, String> secrets = new HashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final FhirEhr asker = FhirEhr.over(
            name -> Optional.ofNullable(secrets.get(name)), true, clock, () -> "name-" + names.incrementAndGet());

    @AfterEach
    void end() {
        ehr.close();
    }

    @Test
    void aPollAsksForWhatChangedSinceSortedAndInPagesWithItsPatients() {
        asker.changed(open(true), Instant.parse("2026-11-21T09:00:00.123456Z"), 50);
        asker.changed(open(false), Instant.parse("2026-11-21T09:00:00Z"), 50);

        assertThat(ehr.requests())
                .containsExactly(
                        "GET /fhir/Appointment?_lastUpdated=gt2026-11-21T09%3A00%3A00.123Z&_sort=_lastUpdated&_count=50"
                                + "&_include=Appointment%3Apatient",
                        "GET /fhir/Appointment?_lastUpdated=gt2026-11-21T09%3A00%3A00Z&_sort=_lastUpdated&_count=50");
    }

    @Test
    void aPatientIsReadByIdAndNothingElseIsMadeOfAnIdThatIsNone() {
        ehr.putPatient("{\"resourceType\":\"Patient\",\"id\":\"p-1\"}");

        assertThat(asker.patient(open(true), "p-1")).isInstanceOf(Answer.Said.class);
        assertThat(asker.patient(open(true), "p-2")).isEqualTo(new Answer.Absent());
        assertThat(asker.patient(open(true), "../Appointment")).isEqualTo(new Answer.Absent());
        assertThat(ehr.requests()).containsExactly("GET /fhir/Patient/p-1", "GET /fhir/Patient/p-2");
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, SIGN_IN_REFUSED",
        "403, FORBIDDEN",
        "301, ADDRESS_REFUSED",
        "307, ADDRESS_REFUSED",
        "405, REFUSED",
    })
    void whatOnlyAPersonCanMendIsNamed(int status, Trouble trouble) {
        ehr.plan(status, "", Map.of());

        assertThat(asker.changed(open(true), Instant.EPOCH, 1)).isEqualTo(new Answer.Barred(trouble));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 17, PT17S, THROTTLED",
        "429, , PT0S, THROTTLED",
        "429, nonsense, PT0S, THROTTLED",
        "503, 90000, PT1H, UNANSWERED",
        "503, -5, PT0S, UNANSWERED",
        "502, , PT0S, UNANSWERED",
        "500, , PT0S, UNSURE",
        "408, , PT0S, UNSURE",
    })
    void whatPassesIsLaterByAsLongAsTheServerAsks(
            int status, @Nullable String retryAfter, Duration after, Hindrance why) {
        ehr.plan(status, "<html>", retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));

        assertThat(asker.changed(open(true), Instant.EPOCH, 1)).isEqualTo(new Answer.Later(after, why));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsGoneIsAbsent(int status) {
        ehr.plan(status, "", Map.of());

        assertThat(asker.patient(open(true), "p-1")).isEqualTo(new Answer.Absent());
    }

    @Test
    void nobodyThereIsLater() {
        ehr.close();

        assertThat(asker.changed(open(true), Instant.EPOCH, 1))
                .isEqualTo(new Answer.Later(Duration.ZERO, Hindrance.UNREACHED));
    }

    @Test
    void anAnswerLargerThanTheBoundIsNotRead() {
        ehr.plan(200, "x".repeat(Exchange.LARGEST + 1), Map.of());

        assertThat(asker.changed(open(true), Instant.EPOCH, 1)).isEqualTo(new Answer.Barred(Trouble.TOO_LARGE));
    }

    @Test
    void aStaticTokenIsTakenFromItsSecret() {
        ehr.tokens().expect("abc.def");
        var server = server(new SignIn.Bearer("ehr-token"));
        assertThat(asker.changed(server, Instant.EPOCH, 1)).isEqualTo(new Answer.Barred(Trouble.SECRET_MISSING));

        secrets.put("ehr-token", "abc.def\n");
        assertThat(asker.changed(server, Instant.EPOCH, 1)).isInstanceOf(Answer.Said.class);

        secrets.put("ehr-token", "abc\r\nX-Other: 1");
        assertThat(asker.changed(server, Instant.EPOCH, 1)).isEqualTo(new Answer.Barred(Trouble.SECRET_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void anAssertionIsChangedForATokenThatIsUsedUntilItEnds(String kind) throws GeneralSecurityException {
        SignIn signIn = signIn(kind);

        assertThat(asker.changed(server(signIn), Instant.EPOCH, 1)).isInstanceOf(Answer.Said.class);
        assertThat(asker.changed(server(signIn), Instant.EPOCH, 1)).isInstanceOf(Answer.Said.class);
        assertThat(ehr.tokens().given()).isEqualTo(1);

        clock.set(clock.instant().plus(Duration.ofMinutes(4)));
        assertThat(asker.changed(server(signIn), Instant.EPOCH, 1)).isInstanceOf(Answer.Said.class);
        assertThat(ehr.tokens().given()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsRefusedIsChangedForAnotherOnce() throws GeneralSecurityException {
        SignIn signIn = signIn("RSA");
        asker.changed(server(signIn), Instant.EPOCH, 1);

        ehr.tokens().revoke();

        assertThat(asker.changed(server(signIn), Instant.EPOCH, 1)).isInstanceOf(Answer.Said.class);
        assertThat(ehr.tokens().given()).isEqualTo(2);
    }

    @Test
    void aKeyTheServerDoesNotKnowIsToldFromOneThatIsNone() throws GeneralSecurityException {
        SignIn signIn = signIn("RSA");
        secrets.put("ehr-key", pem(pair("RSA")));
        assertThat(asker.changed(server(signIn), Instant.EPOCH, 1))
                .isEqualTo(new Answer.Barred(Trouble.SIGN_IN_REFUSED));

        secrets.put("ehr-key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        assertThat(asker.changed(server(signIn), Instant.EPOCH, 1))
                .isEqualTo(new Answer.Barred(Trouble.SECRET_MISSING));
    }

    private SignIn signIn(String kind) throws GeneralSecurityException {
        KeyPair pair = pair(kind);
        secrets.put("ehr-key", pem(pair));
        ehr.tokens().expect("visits", pair.getPublic());
        return new SignIn.Assertion(ehr.tokens().url(), "visits", "ehr-key", Optional.of("key-1"), SCOPE);
    }

    private static KeyPair pair(String kind) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp384r1"));
        } else {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private FhirServer open(boolean patients) {
        return new FhirServer(ehr.base(), new SignIn.Open(), Duration.ofMinutes(15), patients);
    }

    private FhirServer server(SignIn signIn) {
        return new FhirServer(ehr.base(), signIn, Duration.ofMinutes(15), false);
    }
}
