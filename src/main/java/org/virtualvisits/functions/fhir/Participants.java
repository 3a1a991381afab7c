package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.Patient;

/**
 * Those who take part in an appointment. Who declined, or whose part has ended, does not count. Related persons,
 * devices and groups are not patients: nothing says that they may read a patient's messages.
 */
final class Participants {

    /** Teams holds 250 (S3.1). */
    static final int MOST = 250;

    /** v3-ParticipationType of those who hold a visit: they tell a clinician where the actor's kind is unknown. */
    private static final Set<String> HOLDS = Set.of("PPRF", "SPRF", "ATND", "CON");

    private static final Set<String> SUBJECT = Set.of("SBJ", "PATSBJ");

    private final ObjectNode appointment;
    private final Surroundings surroundings;
    private final Instant now;
    private final List<Part> parts;

    Participants(ObjectNode appointment, Surroundings surroundings, Instant now) {
        this.appointment = appointment;
        this.surroundings = surroundings;
        this.now = now;
        this.parts = Nodes.objects(appointment, "participant")
                .filter(participant -> !Nodes.code(participant, "status").equals("declined"))
                .filter(participant -> !Times.hasEnded(participant, now))
                .map(participant -> new Part(participant, Named.of(participant.path("actor"), surroundings)))
                .toList();
    }

    static boolean tooMany(ObjectNode appointment) {
        return appointment.path("participant").size() > MOST;
    }

    /**
     * The patients, each once; R5 may name the one patient as the appointment's subject instead. A zone that the appointment
     * is in is theirs unless their own record says otherwise.
     */
    List<Patient> patients(VisitId visit) {
        List<Named> named = named(Part::isPatient).toList();
        if (named.isEmpty()) {
            named = Stream.of(Named.of(appointment.path("subject"), surroundings))
                    .filter(subject -> subject.is("Patient"))
                    .toList();
        }
        Optional<ZoneId> zone = Zones.of(appointment);
        var keys = new HashSet<String>();
        var patients = new ArrayList<Patient>();
        for (int i = 0; i < named.size(); i++) {
            String key = Patient.key(visit, named.get(i).identity().orElse("participant " + i));
            if (keys.add(key)) {
                Patient patient = new Person(named.get(i), now).patient(key);
                patients.add(patient.zone().or(() -> zone).map(patient::in).orElse(patient));
            }
        }
        return patients;
    }

    /** The clinicians, the primary performer first; a role stands for its practitioner as well. */
    List<Actor> clinicians() {
        return parts.stream()
                .filter(Part::isClinician)
                .sorted(Comparator.comparing(part -> !part.isPrimary()))
                .map(part -> withPractitioner(part.named()))
                .filter(named ->
                        !named.identifiers().isEmpty() || named.display().isPresent())
                .map(Named::actor)
                .toList();
    }

    private Named withPractitioner(Named role) {
        return role.resource()
                .filter(resource -> resource.path("practitioner").isObject())
                .map(resource -> role.alsoKnownAs(Named.of(resource.path("practitioner"), surroundings)))
                .orElse(role);
    }

    /** Locations, then healthcare services, then R5's services by reference, then where a clinician's role is held. */
    List<Actor> places() {
        Stream<Named> services =
                Nodes.objects(appointment, "serviceType").map(type -> Named.of(type.path("reference"), surroundings));
        Stream<Named> roles = named(Part::isClinician)
                .flatMap(role -> role.resource().stream())
                .flatMap(resource -> Stream.concat(
                        Nodes.objects(resource, "location"), Nodes.objects(resource, "healthcareService")))
                .map(reference -> Named.of(reference, surroundings));
        return Stream.of(
                        named(part -> part.named().is("Location")),
                        named(part -> part.named().is("HealthcareService")),
                        services,
                        roles)
                .flatMap(places -> places)
                .filter(place -> !place.identifiers().isEmpty())
                .map(Named::actor)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Stream<Named> named(Predicate<Part> which) {
        return parts.stream().filter(which).map(Part::named);
    }

    private record Part(ObjectNode participant, Named named) {

        boolean isPatient() {
            return named.is("Patient") || (named.kind().isEmpty() && isA(SUBJECT));
        }

        boolean isClinician() {
            return named.is("Practitioner", "PractitionerRole") || (named.kind().isEmpty() && isA(HOLDS));
        }

        boolean isPrimary() {
            return isA(Set.of("PPRF"));
        }

        private boolean isA(Set<String> codes) {
            return Nodes.objects(participant, "type")
                    .flatMap(type -> Nodes.objects(type, "coding"))
                    .map((JsonNode coding) -> Nodes.code(coding, "code"))
                    .anyMatch(codes::contains);
        }
    }
}
