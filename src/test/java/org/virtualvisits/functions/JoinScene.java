package org.virtualvisits.functions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.virtualvisits.core.join.BrowserLinks;
import org.virtualvisits.core.join.OpenJoinLink;
import org.virtualvisits.core.join.WayIn;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

/** One visit, one patient, one link, at one moment, behind the real use case. */
record JoinScene(
        Clinic clinic,
        String type,
        AppointmentStatus status,
        MeetingState meeting,
        Instant now,
        Optional<Instant> movedFrom,
        Patient patient) {

    static final String TOKEN = "0123456789abcdefABCDEF";
    static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    static final Instant END = START.plus(Duration.ofMinutes(20));
    static final URI TEAMS = URI.create(
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_aBc%40thread.v2/0?context=%7b%22x%22%7d");

    private static final OrganisationId ORGANISATION = new OrganisationId("riverside");
    private static final SourceId SOURCE = new SourceId("riverside-ehr");
    private static final VisitId VISIT = VisitId.of(ORGANISATION, SOURCE, "a-1");
    private static final String ADDRESS = "+447700900123";

    /** The usual clinic. */
    static Clinic riverside() {
        return clinic("Riverside Clinic", ZoneId.of("Europe/London"), List.of("en", "cy"), preparation());
    }

    static Clinic clinic(String publicName, ZoneId zone, List<String> languages, Map<String, String> preparation) {
        return clinic(publicName, zone, languages, preparation, false);
    }

    static Clinic clinic(
            String publicName,
            ZoneId zone,
            List<String> languages,
            Map<String, String> preparation,
            boolean arrivalNotice) {
        return new Clinic(
                new ClinicId("riverside"),
                "Made-up medicine",
                "Video clinic 4",
                Optional.of(publicName),
                zone,
                "GB",
                "01632 960 001",
                new Clinic.Location("Riverside Clinic", "1 River Street\nExampleton\nEX1 1EX"),
                "visits@riverside.example.org",
                Set.of("Location/1"),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                Reminding.NONE,
                languages,
                preparation,
                new Clinic.Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                arrivalNotice);
    }

    /** The clinic, with neither place nor number. */
    static Clinic without(Clinic clinic) {
        return new Clinic(
                clinic.id(),
                clinic.serviceArea(),
                clinic.name(),
                clinic.publicName(),
                clinic.zone(),
                clinic.region(),
                "",
                new Clinic.Location("", ""),
                clinic.sender(),
                clinic.identifiers(),
                clinic.opensBefore(),
                clinic.closesAfter(),
                clinic.reminding(),
                clinic.languages(),
                clinic.preparation(),
                clinic.organiser(),
                clinic.onDecline(),
                clinic.arrivalNotice());
    }

    private static Map<String, String> preparation() {
        return Map.of("en", """
                Have a list of your medicines at hand.

                If a video visit does not suit you, phone us.
                We will find another way.""", "cy", """
                Cadwch restr o'ch meddyginiaethau wrth law.

                Os nad yw ymweliad fideo yn addas i chi, ffoniwch ni.
                Byddwn yn dod o hyd i ffordd arall.""");
    }

    /** The visit stands and Teams has its meeting, ten minutes before it starts. */
    static JoinScene open() {
        return new JoinScene(
                riverside(),
                "video",
                AppointmentStatus.BOOKED,
                new MeetingState.Live("organiser", VISIT + "-1", "meeting", TEAMS, START, END),
                START.minus(Duration.ofMinutes(10)),
                Optional.empty(),
                morgan(Optional.empty()));
    }

    JoinScene at(Instant moment) {
        return new JoinScene(clinic, type, status, meeting, moment, movedFrom, patient);
    }

    JoinScene in(AppointmentStatus next) {
        return new JoinScene(clinic, type, next, meeting, now, movedFrom, patient);
    }

    JoinScene ofType(String next) {
        return new JoinScene(clinic, next, status, meeting, now, movedFrom, patient);
    }

    JoinScene with(MeetingState next) {
        return new JoinScene(clinic, type, status, next, now, movedFrom, patient);
    }

    JoinScene from(Instant old) {
        return new JoinScene(clinic, type, status, meeting, now, Optional.of(old), patient);
    }

    JoinScene held(Clinic by) {
        return new JoinScene(by, type, status, meeting, now, movedFrom, patient);
    }

    JoinScene spoken(String tag) {
        return new JoinScene(clinic, type, status, meeting, now, movedFrom, morgan(Optional.of(tag)));
    }

    /** The patient's clock goes by this zone. */
    JoinScene living(ZoneId zone) {
        return new JoinScene(clinic, type, status, meeting, now, movedFrom, patient.in(zone));
    }

    /** The doors, with this scene behind them. */
    JoinFunctions functions() {
        var links = new InMemoryJoinLinks();
        links.put(
                JoinTokens.digest(TOKEN),
                new JoinLinks.Target(VISIT, "patient", Channel.SMS, Digest.of(12, VISIT.value(), ADDRESS)));
        return functions(links);
    }

    /** The doors, with other links. */
    JoinFunctions functions(JoinLinks links) {
        var visits = new InMemoryVisits();
        visits.write(new Visits.Write(visit(), Optional.empty(), notices(), List.of(), Optional.empty(), List.of()));
        Phones phones = (written, region) -> new Phones.Reading.Mobile(ADDRESS);
        var people = new PeopleStage(visits, InMemoryOrganisations.of(organisation()), links, phones, now);
        var way = new WayIn(
                WayIn.By.TEAMS,
                live -> new BrowserLinks.Answer.NotOffered(),
                new Breaker("joins", new InMemoryHealths(), people.clock(), Measures.NONE),
                Measures.NONE,
                people.clock());
        return new JoinFunctions(
                new OpenJoinLink(links, visits, people.organisations(), phones, way, people.clock()), people.arrive());
    }

    private Organisation organisation() {
        return new Organisation(
                ORGANISATION,
                "Riverside Health",
                Set.of(),
                List.of(clinic),
                List.of(
                        new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20)),
                        new AppointmentType("clinic", Optional.empty(), "Clinic", false, Duration.ofMinutes(20))),
                List.of(new Clinician(
                        "lee", Set.of("Practitioner/1"), "Dr Robin Lee", Optional.empty(), Optional.of("organiser"))),
                List.of(new Source(SOURCE, "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.empty())));
    }

    private Visit visit() {
        var wanted = new Wanted(
                status,
                Optional.of(START),
                Optional.of(END),
                Optional.empty(),
                List.of(patient),
                List.of(new Actor(Set.of("Practitioner/1"), Optional.empty())),
                List.of(new Actor(Set.of("Location/1"), Optional.empty())),
                List.of(type),
                false);
        return new Visit(
                VISIT,
                ORGANISATION,
                SOURCE,
                "a-1",
                new Version(OptionalLong.of(1), Optional.empty(), now),
                Optional.empty(),
                wanted,
                List.of(),
                List.of(),
                meeting,
                1,
                0,
                List.of(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    private static Patient morgan(Optional<String> language) {
        return new Patient(
                "patient",
                Optional.of("Ms"),
                Optional.of("Morgan"),
                Optional.of("Winterbourne"),
                Optional.of("Ms Morgan Winterbourne"),
                Optional.of(ADDRESS),
                Optional.of("morgan.winterbourne@example.org"),
                language);
    }

    private List<Notice> notices() {
        return movedFrom
                .map(old -> new Notice(
                        new NoticeId("000001-sms-patient"),
                        "patient",
                        Channel.SMS,
                        Digest.of(12, VISIT.value(), ADDRESS),
                        Notice.Kind.AMENDMENT,
                        new Facts(START, END, clinic.id(), "Dr Robin Lee"),
                        Optional.of(old),
                        1,
                        new Notice.State.Sent(now, "p-1"),
                        1,
                        now))
                .stream()
                .toList();
    }
}
