package org.virtualvisits.core.retention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Wanted;

/** What one visit says about one of its patients, and about no other. */
record PatientFacts(FindPatient.Found found) {

    VisitId id() {
        return its().id();
    }

    private Visit its() {
        return found.story().visit();
    }

    /** The patient as a feature knows them that keeps something of theirs outside of visits. */
    static Subject subject(OrganisationId organisation, List<FindPatient.Found> found) {
        return new Subject(
                organisation,
                found.stream()
                        .map(one -> new Subject.Place(one.story().visit().id(), one.keys()))
                        .toList(),
                found.stream()
                        .flatMap(one -> new PatientFacts(one).contacts())
                        .distinct()
                        .toList());
    }

    private Stream<Contact> contacts() {
        return people().flatMap(patient -> Stream.concat(
                patient.phone().map(phone -> new Contact(patient.key(), Channel.SMS, phone, "")).stream(),
                patient
                        .email()
                        .flatMap(MailAddress::read)
                        .map(mail -> new Contact(patient.key(), Channel.EMAIL, mail, ""))
                        .stream()));
    }

    private Stream<Patient> people() {
        return its().people().stream().filter(patient -> found.keys().contains(patient.key()));
    }

    Map<String, String> visit() {
        Visit visit = its();
        Wanted wanted = visit.wanted();
        var row = row();
        row.put("appointment", visit.appointmentId());
        row.put("source", visit.source().value());
        row.put("status", wanted.status().code());
        put(row, "start", wanted.start());
        put(row, "end", wanted.over());
        put(row, "clinician", wanted.clinicians().stream().findFirst().flatMap(Actor::display));
        put(row, "place", wanted.places().stream().findFirst().flatMap(Actor::display));
        put(row, "removed", visit.removedAt());
        row.put("meeting", visit.meeting().getClass().getSimpleName());
        row.put("received", visit.received().toString());
        return row;
    }

    Stream<Map<String, String>> patient() {
        return people().map(patient -> {
            var row = row();
            row.put("key", patient.key());
            put(row, "title", patient.title());
            put(row, "givenName", patient.givenName());
            put(row, "familyName", patient.familyName());
            put(row, "displayName", patient.displayName());
            put(row, "phone", patient.phone());
            put(row, "email", patient.email());
            put(row, "language", patient.language());
            return row;
        });
    }

    private Stream<Notice> notices() {
        return found.story().notices().stream().filter(notice -> found.keys().contains(notice.patient()));
    }

    Stream<Map<String, String>> messages() {
        return notices().map(notice -> {
            var row = row();
            row.put("message", notice.id().value());
            row.put("channel", notice.channel().word());
            row.put("kind", notice.kind().name());
            row.put("state", notice.state().getClass().getSimpleName());
            row.put("planned", notice.planned().toString());
            put(row, "sent", sent(notice));
            row.put("tellsOfStart", notice.facts().start().toString());
            row.put("tellsOfClinician", notice.facts().clinician());
            return row;
        });
    }

    private static Optional<Object> sent(Notice notice) {
        return notice.state() instanceof Notice.State.Sent(var at, var providerId, var delivered)
                ? Optional.of(at)
                : Optional.empty();
    }

    /** That there are links and whether they work; the links themselves open a door, and are nobody's to hand out. */
    Stream<Map<String, String>> links(Predicate<Link> works) {
        return notices()
                .filter(notice -> notice.kind().standing())
                .map(notice -> new Link(id(), new Contact(notice.patient(), notice.channel(), "", notice.mark())))
                .distinct()
                .map(link -> {
                    var row = row();
                    row.put("channel", link.contact().channel().word());
                    row.put("state", works.test(link) ? "there" : "revoked");
                    return row;
                });
    }

    Stream<Map<String, String>> lists(Traces.Trace trace) {
        Stream<Map<String, String>> arrivals = trace.arrived().entrySet().stream()
                .filter(arrival -> found.keys().contains(arrival.getKey()))
                .map(arrival -> listed("arrived", arrival.getValue().toString()));
        Stream<Map<String, String>> days = trace.places().days().stream()
                .map(day -> listed("dayList", day.date().map(Object::toString).orElse("undated")));
        return Stream.concat(arrivals, days);
    }

    private Map<String, String> listed(String list, String what) {
        var row = row();
        row.put("list", list);
        row.put("at", what);
        return row;
    }

    Stream<Map<String, String>> audit(List<Audit> rows) {
        return rows.stream().map(audit -> {
            var row = row();
            row.put("at", audit.at().toString());
            row.put("who", audit.cause().who());
            row.put("what", audit.act().what());
            row.put("outcome", audit.act().outcome());
            put(row, "about", audit.about());
            return row;
        });
    }

    private Map<String, String> row() {
        var row = new LinkedHashMap<String, String>();
        row.put("visit", id().value());
        return row;
    }

    private static void put(Map<String, String> row, String column, Optional<?> value) {
        value.ifPresent(its -> row.put(column, its.toString()));
    }

    /** A link that was told. */
    record Link(VisitId visit, Contact contact) {}
}
