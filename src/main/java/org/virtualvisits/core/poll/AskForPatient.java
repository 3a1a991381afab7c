package org.virtualvisits.core.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Patients;

/** {@link Patients} by asking the source's own FHIR server. A reference to another server is nobody's to follow. */
public final class AskForPatient implements Patients {

    private static final String TYPE = "Patient/";

    private final Ehr ehr;
    private final Reader reader;
    private final InstantSource clock;

    /** Keeps its ports. */
    public AskForPatient(Ehr ehr, Reader reader, InstantSource clock) {
        this.ehr = ehr;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Answer ask(Source source, Patient patient) {
        FhirServer server = source.fhir().orElseThrow();
        Optional<String> id = patient.reference().flatMap(reference -> id(server, reference));
        return id.map(known -> answer(ehr.patient(server, known), known, patient))
                .orElseGet(() -> new Answer.Told(patient.withoutReference()));
    }

    private Answer answer(Ehr.Answer said, String id, Patient patient) {
        return switch (said) {
            case Ehr.Answer.Said(var json) ->
                reader.read(json, id, patient.key(), clock.instant())
                        .<Answer>map(Answer.Told::new)
                        .orElseGet(() -> new Answer.Later(Duration.ZERO, Hindrance.UNSURE));
            case Ehr.Answer.Absent() -> new Answer.Told(patient.withoutReference());
            case Ehr.Answer.Later(var after, var why) -> new Answer.Later(after, why);
            case Ehr.Answer.Barred(var trouble) -> new Answer.Barred();
        };
    }

    private static Optional<String> id(FhirServer server, String reference) {
        String own = server.base() + "/";
        String relative = reference.startsWith(own) ? reference.substring(own.length()) : reference;
        return Optional.of(relative)
                .filter(text -> text.startsWith(TYPE) && text.indexOf('/', TYPE.length()) < 0)
                .map(text -> text.substring(TYPE.length()));
    }

    /** Reads what an EHR says of a patient. */
    public interface Reader {

        /**
         * A patient.
         *
         * @param json of a stranger
         * @param id who was asked for
         * @param key the patient's within the visit
         * @param now names and addresses that hold at this moment count
         * @return empty if it is not that patient
         */
        Optional<Patient> read(String json, String id, String key, Instant now);
    }
}
