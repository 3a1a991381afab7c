package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Violations;

/**
 * An appointment in plain JSON, whole (PUT) or in part (PATCH, RFC 7396: what is null goes, what is absent stays).
 *
 * @param named the fields that are there, null or not
 */
record VisitJson(
        Set<String> named,
        OptionalLong version,
        Optional<Instant> updated,
        Optional<AppointmentStatus> status,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Duration> length,
        Optional<String> type,
        Optional<String> clinic,
        List<String> clinicians,
        List<PatientJson> patients,
        List<PatientJson> companions) {

    /** Teams holds 250 (S3.1). */
    private static final int MOST_PATIENTS = 250;

    private static final int MOST_COMPANIONS = 20;

    private static final int MOST_CLINICIANS = 50;
    private static final int LONGEST_NAME = 256;
    private static final long LONGEST_MINUTES = 7 * 24 * 60;
    private static final long HIGHEST_VERSION = 1L << 53;

    /** In which region's way phone numbers are written, for the clinic that the document names. */
    interface Region {
        String of(Optional<String> clinic);
    }

    /** Reads a whole appointment. */
    static VisitJson whole(ObjectNode document, Phones phones, Region region) {
        var violations = new Violations();
        VisitJson visit = read(Fields.of(document, violations), phones, region);
        if (visit.status.isEmpty() && !visit.isNamed("status")) {
            violations.add("/status", "is required");
        }
        if (visit.status.filter(VisitJson::isBooked).isPresent() && !document.hasNonNull("start")) {
            violations.add("/start", "is required of what is booked");
        }
        violations.refuseIfAny();
        return visit;
    }

    /** Reads a part of an appointment. */
    static VisitJson part(ObjectNode document, Phones phones, Region region) {
        var violations = new Violations();
        VisitJson visit = read(Fields.of(document, violations), phones, region);
        violations.refuseIfAny();
        return visit;
    }

    private static VisitJson read(Fields fields, Phones phones, Region region) {
        if (fields.isNull("status")) {
            fields.wrong("status", "cannot be removed");
        }
        var times = new LocalTimes(fields);
        Optional<String> clinic = fields.text("clinic", LONGEST_NAME);
        var visit = new VisitJson(
                fields.names(),
                fields.number("version", 0, HIGHEST_VERSION)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                times.read("updated"),
                fields.read("status", 40, AppointmentStatus::of, "is not one of FHIR's appointment statuses"),
                times.read("start"),
                times.read("end"),
                fields.number("minutes", 1, LONGEST_MINUTES).map(Duration::ofMinutes),
                fields.text("type", LONGEST_NAME),
                clinic,
                fields.texts("clinicians", MOST_CLINICIANS, LONGEST_NAME),
                PatientJson.patients(fields.objects("patients", MOST_PATIENTS), phones, region.of(clinic)),
                PatientJson.companions(fields.objects("companions", MOST_COMPANIONS), phones, region.of(clinic)));
        visit.checkTimes(fields);
        fields.end();
        return visit;
    }

    private void checkTimes(Fields fields) {
        if (end.isPresent() && length.isPresent()) {
            fields.wrong("minutes", "goes without end, which says the same");
        }
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            fields.wrong("end", "is not after start");
        }
    }

    Version versionAt(Instant arrived) {
        return new Version(version, updated, arrived);
    }

    Wanted wanted(VisitId visit) {
        return over(visit, Wanted.nothingBut(AppointmentStatus.PROPOSED));
    }

    /** What is wanted once this part is changed; empty if the whole would make no sense. */
    Optional<Wanted> applied(VisitId visit, Wanted held) {
        Wanted next = over(visit, held);
        boolean ordered = next.end().isEmpty()
                || next.start().isEmpty()
                || next.end().get().isAfter(next.start().get());
        boolean timed = !isBooked(next.status()) || next.start().isPresent();
        return ordered && timed ? Optional.of(next) : Optional.empty();
    }

    /** End and minutes say the same: either one, when given, takes the place of the other. */
    private Wanted over(VisitId visit, Wanted held) {
        return new Wanted(
                status.orElse(held.status()),
                isNamed("start") ? start : held.start(),
                isNamed("end") || length.isPresent() ? end : held.end(),
                isNamed("minutes") || end.isPresent() ? length : held.length(),
                Stream.concat(
                                people("patients", patients, visit, held, false),
                                people("companions", companions, visit, held, true))
                        .toList(),
                isNamed("clinicians")
                        ? clinicians.stream().map(VisitJson::actor).toList()
                        : held.clinicians(),
                isNamed("clinic") ? clinic.stream().map(VisitJson::actor).toList() : held.places(),
                isNamed("type") ? type.stream().toList() : held.types(),
                held.virtual());
    }

    private Stream<Patient> people(
            String field, List<PatientJson> given, VisitId visit, Wanted held, boolean companions) {
        return isNamed(field)
                ? given.stream().map(one -> one.patient(visit))
                : held.patients().stream().filter(one -> one.isCompanion() == companions);
    }

    private static Actor actor(String name) {
        return new Actor(Set.of(name), Optional.empty());
    }

    private boolean isNamed(String field) {
        return named.contains(field);
    }

    private static boolean isBooked(AppointmentStatus status) {
        return status.phase() == AppointmentStatus.Phase.BOOKED;
    }

    @Override
    public String toString() {
        return "appointment";
    }
}
