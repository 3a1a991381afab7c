package org.virtualvisits.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Patients;

final class AskForPatientTest {

    private static final Patient KNOWN = patient(Optional.empty());

    private final List<String> asked = new ArrayList<>();
    private Ehr.Answer said = new Ehr.Answer.Said("{}");

    @ParameterizedTest(name = "{0} is asked for as {1}")
    @CsvSource({
        "Patient/12, 12",
        "https://ehr.example.org/fhir/Patient/12, 12",
        "https://other.example.org/fhir/Patient/12,",
        "https://ehr.example.org/Patient/12,",
        "Patient/12/$everything,",
        "Group/12,",
    })
    void onlyAReferenceToItsOwnServerIsFollowed(String reference, @Nullable String id) {
        Patients.Answer answer = ask(reference);

        assertThat(asked).isEqualTo(id == null ? List.of() : List.of(id));
        assertThat(answer).isEqualTo(new Patients.Answer.Told(id == null ? patient(Optional.empty(), "Jo") : KNOWN));
    }

    @Test
    void whatTheEhrSaysBecomesWhatTheVisitWaitsFor() {
        said = new Ehr.Answer.Absent();
        assertThat(ask("Patient/12")).isEqualTo(new Patients.Answer.Told(patient(Optional.empty(), "Jo")));
        said = new Ehr.Answer.Later(Duration.ofSeconds(9), Hindrance.THROTTLED);
        assertThat(ask("Patient/12")).isEqualTo(new Patients.Answer.Later(Duration.ofSeconds(9), Hindrance.THROTTLED));
        said = new Ehr.Answer.Barred(Trouble.FORBIDDEN);
        assertThat(ask("Patient/12")).isEqualTo(new Patients.Answer.Barred());
        said = new Ehr.Answer.Said("somebody else");
        assertThat(ask("Patient/12")).isEqualTo(new Patients.Answer.Later(Duration.ZERO, Hindrance.UNSURE));
    }

    private Patients.Answer ask(String reference) {
        var source = new Source(
                new SourceId("ehr"),
                "EHR",
                Set.of(),
                List.of(),
                Source.Order.AUTOMATIC,
                Optional.empty(),
                Optional.of(new FhirServer(
                        URI.create("https://ehr.example.org/fhir"),
                        new FhirServer.SignIn.Open(),
                        Duration.ofMinutes(15),
                        true)));
        return new AskForPatient(
                        new Server(),
                        (json, id, key, now) -> json.equals("{}") ? Optional.of(KNOWN) : Optional.empty(),
                        InstantSource.fixed(Instant.EPOCH))
                .ask(source, patient(Optional.of(reference), "Jo"));
    }

    private static Patient patient(Optional<String> reference) {
        return patient(reference, "Joanna");
    }

    private static Patient patient(Optional<String> reference, String name) {
        return new Patient(
                "key",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reference,
                Optional.empty());
    }

    private final class Server implements Ehr {

        @Override
        public Ehr.Answer changed(FhirServer server, Instant since, int atMost) {
            throw new AssertionError("a patient was to be asked for");
        }

        @Override
        public Ehr.Answer next(FhirServer server, String link) {
            throw new AssertionError("a patient was to be asked for");
        }

        @Override
        public Ehr.Answer patient(FhirServer server, String id) {
            asked.add(id);
            return said;
        }
    }
}
