package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.Patient;

/**
 * Those who take part in an appointment. Who declined, or whose part has ended, does not count. Related persons,
 * interpreters and colleagues who are copied in are companions, who get messages of their own and none of a patient's;
 * devices and groups are nobody.
 */
final class Participants {

    /** Teams holds 250 (S3.1). */
    static final int MOST = 250;

    /** v3-ParticipationType of those who hold a visit: they tell a clinician where the actor's kind is unknown. */
    private static final Set<String> HOLDS = Set.of("PPRF", "SPRF", "ATND", "CON");

    /** Code system participant-type (R4, "translator"), and the word that EHRs use of their own. */
    private static final Set<String> INTERPRETS = Set.of("translator", "interpreter");

    /** v3-ParticipationType, "tracker": a secondary recipient, who receives copies. */
    private static final Set<String> COPIED = Set.of("TRC");

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

    /** Those who come with the patients, each once. Whom an EHR only keeps informed comes with nobody. */
    List<Patient> companions(VisitId visit) {
        var keys = new HashSet<String>();
        return parts.stream()
                .filter(Part::isCompanion)
                .filter(part -> part.named().identity().isPresent())
                .flatMap(part -> {
                    Named named = withPractitioner(part.named());
                    String key = Patient.key(visit, named.identity().orElseThrow());
                    return keys.add(key) ? Stream.of(companion(part, named, key)) : Stream.empty();
                })
                .toList();
    }

    /** What only refers to somebody elsewhere is not asked for: it is a name for staff to read. */
    private Patient companion(Part part, Named named, String key) {
        Patient person = new Person(described(named), now)
                .patient(key)
                .withoutReference()
                .as(part.role());
        return person.zone().or(() -> Zones.of(appointment)).map(person::in).orElse(person);
    }

    /** A role has no name; its practitioner has. */
    private Named described(Named named) {
        return named.resource()
                .filter(resource ->
                        !resource.has("name") && resource.path("practitioner").isObject())
                .map(resource -> Named.of(resource.path("practitioner"), surroundings))
                .filter(practitioner -> practitioner.resource().isPresent())
                .orElse(named);
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
            return !isInterpreter()
                    && !isCopied()
                    && (named.is("Practitioner", "PractitionerRole")
                            || (named.kind().isEmpty() && isA(HOLDS)));
        }

        boolean isCompanion() {
            return (named.is("RelatedPerson") || isInterpreter() || isCopied())
                    && !Nodes.code(participant, "required").equals("information-only");
        }

        boolean isInterpreter() {
            return (named.is("Practitioner", "PractitionerRole", "RelatedPerson")
                            || named.kind().isEmpty())
                    && isA(INTERPRETS);
        }

        /** A colleague, whom the EHR has copied in. */
        boolean isCopied() {
            return named.is("Practitioner", "PractitionerRole") && isA(COPIED);
        }

        Patient.Role role() {
            if (isInterpreter()) {
                return Patient.Role.INTERPRETER;
            }
            return isCopied() ? Patient.Role.COLLEAGUE : Patient.Role.CARER;
        }

        boolean isPrimary() {
            return isA(Set.of("PPRF"));
        }

        private boolean isA(Set<String> codes) {
            return Nodes.objects(participant, "type")
                    .flatMap(type -> Nodes.objects(type, "coding"))
                    .map((JsonNode coding) -> Nodes.code(coding, "code"))
                    .anyMatch(code -> codes.contains(code) || codes.contains(code.toLowerCase(Locale.ROOT)));
        }
    }
}
