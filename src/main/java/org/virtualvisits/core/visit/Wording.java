package org.virtualvisits.core.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.ZoneName;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;

/**
 * What templates can say: CareRight's variables (S2.12), so that its templates can be pasted in, and a few of our own.
 * Documented in docs/reference/templates.md.
 */
final class Wording {

    private final Clinic clinic;
    private final Locale locale;
    private final ZoneId zone;
    private final Organisation organisation;
    private final boolean replies;

    /**
     * Keeps its parts.
     *
     * @param zone by which its reader's clock goes
     * @param replies whether patients can answer
     */
    Wording(Clinic clinic, Organisation organisation, String language, ZoneId zone, boolean replies) {
        this.zone = zone;
        this.replies = replies;
        this.clinic = clinic;
        this.organisation = organisation;
        this.locale = Locale.forLanguageTag(language);
    }

    /** What patients know the clinic as. */
    String publicName() {
        return clinic.publicName().orElse(organisation.name());
    }

    /**
     * The variables of one message.
     *
     * @param late how late the clinician is
     */
    Map<String, Object> data(
            Patient patient,
            Facts facts,
            Optional<Instant> previousStart,
            Duration late,
            Visit visit,
            Optional<URI> link) {
        Wanted wanted = visit.wanted();
        return data(patient, facts, previousStart, late, new Appointment(wanted.status(), wanted.types()), link);
    }

    Map<String, Object> data(
            Patient patient,
            Facts facts,
            Optional<Instant> previousStart,
            Duration late,
            Appointment appointment,
            Optional<URI> link) {
        var data = new LinkedHashMap<String, Object>();
        data.put("patient", patient(patient, link));
        data.put("appointment", appointment(facts, previousStart, late, appointment));
        data.put("location", location());
        data.put("provider", Map.of("display_name", facts.clinician()));
        data.put("clinic", clinic());
        data.put("organisation", Map.of("name", organisation.name()));
        data.put("replies", replies);
        String preparation = clinic.preparation().getOrDefault(locale.getLanguage(), preparationAtAll());
        data.put("preparation", preparation);
        data.put(
                "preparation_lines",
                preparation.lines().filter(line -> !line.isBlank()).toList());
        return data;
    }

    /**
     * The variables of a message to somebody who comes with a patient: themselves, when, where to ring, and the link. Nothing of
     * the patient, the clinician, the kind of appointment or how to prepare for it is among them.
     */
    Map<String, Object> ofCompanion(Patient reader, Notice notice, Optional<URI> link) {
        boolean isLate = notice.kind() == Notice.Kind.LATE;
        Map<String, Object> visit = when(notice.facts());
        visit.putAll(expected(notice.facts(), isLate ? notice.offset() : Duration.ZERO));
        visit.put("cancelled", notice.kind() == Notice.Kind.CANCELLATION);
        visit.put("in_person", notice.kind() == Notice.Kind.IN_PERSON);
        visit.put("stands", notice.kind().standing());
        visit.put("moved", notice.kind() == Notice.Kind.AMENDMENT);
        visit.put("late", isLate);
        visit.put("near", notice.kind() == Notice.Kind.REMINDER || notice.kind() == Notice.Kind.STARTING);
        visit.put("link", link.map(URI::toString).orElse(""));
        return Map.of(
                "reader",
                Map.of("display_name", displayName(reader), "interpreter", reader.role() == Patient.Role.INTERPRETER),
                "visit",
                visit,
                "clinic",
                clinic(),
                "organisation",
                Map.of("name", organisation.name()));
    }

    private String preparationAtAll() {
        return clinic.languages().stream()
                .filter(clinic.preparation()::containsKey)
                .map(clinic.preparation()::get)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> patient(Patient patient, Optional<URI> link) {
        var words = new LinkedHashMap<String, Object>();
        words.put("title", patient.title().orElse(""));
        words.put("given_name", patient.givenName().orElse(""));
        words.put("family_name", patient.familyName().orElse(""));
        words.put("display_name", displayName(patient));
        String url = link.map(URI::toString).orElse("");
        words.put("teams_url", url);
        words.put("telehealth_entry_url", url);
        return words;
    }

    private static String displayName(Patient patient) {
        return patient.displayName()
                .orElseGet(() -> (patient.givenName().orElse("") + " "
                                + patient.familyName().orElse(""))
                        .strip());
    }

    private Map<String, Object> appointment(
            Facts facts, Optional<Instant> previousStart, Duration late, Appointment appointment) {
        Map<String, Object> words = when(facts);
        words.putAll(previousStart
                .map(start -> time("previous_", start))
                .orElseGet(() -> nothing(time("previous_", facts.start()))));
        words.putAll(expected(facts, late));
        words.put("late_minutes", late.toMinutes());
        words.put(
                "moved",
                previousStart.filter(start -> !start.equals(facts.start())).isPresent());
        words.put("status", appointment.status().code());
        words.put("appointment_type_description", typeDescription(appointment));
        words.put("location", location());
        return words;
    }

    private Map<String, Object> clinic() {
        return Map.of(
                "name", publicName(),
                "phone", clinic.phone(),
                "opens_minutes", clinic.opensBefore().toMinutes());
    }

    private Map<String, Object> when(Facts facts) {
        var words = new LinkedHashMap<String, Object>(time("", facts.start()));
        words.put("end_time", format("HH:mm", facts.end()));
        words.put("end_time_12h", twelveHours(facts.end()));
        return words;
    }

    /** When it will begin, of a clinician who is late. */
    private Map<String, Object> expected(Facts facts, Duration late) {
        return late.isZero()
                ? nothing(time("expected_", facts.start()))
                : time("expected_", facts.start().plus(late));
    }

    private String typeDescription(Appointment appointment) {
        return organisation
                .typeCoded(appointment.types())
                .map(AppointmentType::description)
                .orElse("");
    }

    /** The same variables, saying nothing: whether a template can be filled must not depend on the notice. */
    private static Map<String, Object> nothing(Map<String, Object> words) {
        var empty = new LinkedHashMap<String, Object>();
        words.keySet().forEach(word -> empty.put(word, ""));
        return empty;
    }

    /** Dates as dd/mm/yyyy and in words, times in 12 and 24 hours (S2.29), and always the zone (V10). */
    private Map<String, Object> time(String prefix, Instant instant) {
        var words = new LinkedHashMap<String, Object>();
        words.put(prefix + "date", format("dd/MM/yyyy", instant));
        words.put(prefix + "day", format("EEEE d MMMM yyyy", instant));
        words.put(prefix + "day_short", format("EEE d MMM", instant));
        words.put(prefix + "start_time", format("HH:mm", instant));
        words.put(prefix + "start_time_12h", twelveHours(instant));
        words.put(prefix + "zone", ZoneName.at(instant.atZone(zone)));
        return words;
    }

    private Map<String, Object> location() {
        return Map.of(
                "phone", clinic.phone(),
                "description", clinic.location().display(),
                "display_name", clinic.location().display(),
                "address1", clinic.location().address());
    }

    private String twelveHours(Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return "%d:%02d%s".formatted(hour, time.getMinute(), time.getHour() < 12 ? "am" : "pm");
    }

    private String format(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
    }

    /**
     * What the EHR says of the appointment besides its facts.
     *
     * @param types its codings
     */
    record Appointment(AppointmentStatus status, List<String> types) {}
}
