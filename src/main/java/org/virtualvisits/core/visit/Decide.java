package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Attention.Code;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinic.Organiser;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;

/** Decides what a visit needs. A pure function of its parts. */
public record Decide(Visit visit, Organisation organisation, Instant now) {

    /** Neutral on purpose (V8, S5.17): it stands in calendars, call lists and logs that others read. */
    static final String SUBJECT = "Video appointment";

    /** For an appointment with a start, but neither end nor length, of a type that gives none. */
    private static final Duration USUAL_LENGTH = Duration.ofMinutes(30);

    /** The decision. */
    public Decision decision() {
        Optional<Clinic> clinic = clinic();
        return switch (visit.wanted().status().phase()) {
            case OVER -> new Decision.Over(clinic);
            case OPEN, ENDED -> new Decision.NoMeeting(clinic, Notice.Kind.CANCELLATION, isPast());
            case BOOKED -> isPast() ? new Decision.Over(clinic) : ahead(clinic);
        };
    }

    private Decision ahead(Optional<Clinic> clinic) {
        return visit.isDeclined() ? new Decision.NoMeeting(clinic, Notice.Kind.CANCELLATION, false) : booked(clinic);
    }

    private Decision booked(Optional<Clinic> clinic) {
        Optional<AppointmentType> type = organisation.typeCoded(visit.wanted().types());
        boolean telehealth = type.map(AppointmentType::telehealth)
                .orElse(visit.wanted().virtual() && visit.wanted().types().isEmpty());
        if (type.isPresent() && !telehealth) {
            return new Decision.NoMeeting(clinic, Notice.Kind.IN_PERSON, false);
        }
        if (!telehealth) {
            return blocked(clinic, false, unknownType());
        }
        if (visit.wanted().start().isEmpty()) {
            return blocked(clinic, false, missingStart());
        }
        if (clinic.isEmpty()) {
            return blocked(clinic, false, unknownClinic());
        }
        if (visit.wanted().patients().stream().allMatch(Patient::isCompanion)) {
            return blocked(clinic, false, noPatient());
        }
        return withClinician(clinic.get());
    }

    private Decision withClinician(Clinic clinic) {
        Optional<Clinician> clinician = clinician();
        if (clinician.isEmpty()) {
            return blocked(Optional.of(clinic), true, unknownClinician());
        }
        return switch (clinic.organiser()) {
            case Organiser.Facilitator(var account) -> meet(clinic, clinician.get(), account, true);
            case Organiser.OwnClinician() -> own(clinic, clinician.get());
        };
    }

    private Decision own(Clinic clinic, Clinician clinician) {
        if (clinician.objectId().isPresent()) {
            return meet(clinic, clinician, clinician.objectId().get(), false);
        }
        return clinician
                .userPrincipalName()
                .<Decision>map(name -> new Decision.LookUp(Optional.of(clinic), clinician, name))
                .orElseGet(() -> blocked(Optional.of(clinic), true, notInDirectory(clinician)));
    }

    private Decision meet(Clinic clinic, Clinician clinician, String organiser, boolean shared) {
        Instant start = visit.wanted().start().orElseThrow();
        Instant end = end(start);
        return new Decision.Meet(
                Optional.of(clinic),
                organiser,
                shared,
                new Meetings.Plan(start, end, SUBJECT),
                new Facts(start, end, clinic.id(), clinician.displayName()));
    }

    private Optional<Clinic> clinic() {
        return visit.wanted().places().stream()
                .flatMap(place -> organisation.clinicKnownAs(place.identifiers()).stream())
                .findFirst()
                .or(() -> organisation
                        .source(visit.source())
                        .flatMap(source -> source.clinic())
                        .flatMap(organisation::clinic));
    }

    private Optional<Clinician> clinician() {
        return visit.wanted().clinicians().stream()
                .flatMap(actor -> organisation.clinicianKnownAs(actor.identifiers()).stream())
                .findFirst();
    }

    private boolean isPast() {
        return visit.wanted().start().map(this::end).filter(now::isAfter).isPresent();
    }

    /** When a visit that starts then ends. */
    public Instant end(Instant start) {
        return visit.wanted()
                .end()
                .or(() -> visit.wanted().length().map(start::plus))
                .or(() -> organisation.typeCoded(visit.wanted().types()).map(type -> start.plus(type.length())))
                .orElseGet(() -> start.plus(USUAL_LENGTH));
    }

    private static Decision blocked(Optional<Clinic> clinic, boolean dropsMeeting, Attention attention) {
        return new Decision.Blocked(clinic, List.of(attention), dropsMeeting);
    }

    private Attention unknownType() {
        String codes = String.join(", ", visit.wanted().types());
        return new Attention(
                Code.UNKNOWN_TYPE,
                codes.isEmpty()
                        ? "The appointment has no type, so nobody can tell whether it is held by video."
                        : "None of the appointment's types is configured: " + codes + ".",
                "Give it a telehealth type in the EHR, or add the type: PUT /api/organisations/" + organisation.id()
                        + "/appointment-types/{code}.");
    }

    private static Attention missingStart() {
        return new Attention(
                Code.MISSING_START,
                "The appointment is booked, but has no start.",
                "Give it a date and time in the EHR; the visit completes when the change arrives.");
    }

    private Attention unknownClinic() {
        return new Attention(
                Code.UNKNOWN_CLINIC,
                "The appointment's place is not one of the configured clinics"
                        + named(visit.wanted().places()) + ".",
                "Add one of these to a clinic's identifiers: PUT /api/organisations/" + organisation.id()
                        + "/clinics/{id}, or give source " + visit.source() + " a default clinic.");
    }

    private static Attention noPatient() {
        return new Attention(
                Code.NO_PATIENT,
                "The appointment names no patient.",
                "Add the patient in the EHR; the visit completes when the change arrives.");
    }

    private Attention unknownClinician() {
        return new Attention(
                Code.UNKNOWN_CLINICIAN,
                "None of the appointment's clinicians is configured"
                        + named(visit.wanted().clinicians()) + ".",
                "Add one of these to a clinician's identifiers: PUT /api/organisations/" + organisation.id()
                        + "/clinicians/{id}.");
    }

    private Attention notInDirectory(Clinician clinician) {
        return new Attention(
                Code.CLINICIAN_NOT_IN_DIRECTORY,
                "Clinician " + clinician.id() + " has neither an Entra object id nor a user principal name.",
                "PUT /api/organisations/" + organisation.id() + "/clinicians/" + clinician.id()
                        + " with objectId or userPrincipalName.");
    }

    private static String named(List<Actor> actors) {
        String names = actors.stream()
                .flatMap(actor -> actor.identifiers().stream())
                .distinct()
                .sorted()
                .limit(10)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (" + names + ")";
    }
}
