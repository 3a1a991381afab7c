package org.virtualvisits.core.visit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.sandbox.memory.InMemoryAlarms;
import org.virtualvisits.sandbox.memory.InMemoryAllowance;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryMeetings;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** A clinic with one EHR and one appointment, reconciled by hand. */
public final class OneClinic {

    /** When it begins to be told of. */
    static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    /** When the appointment is, unless it is told otherwise. */
    static final Instant START = BEGIN.plus(Duration.ofDays(9));

    /** Whose clinic it is. */
    static final OrganisationId NORTH = new OrganisationId("north");

    private static final SourceId EHR = new SourceId("ehr");

    /** Of the one appointment. */
    public static final VisitId VISIT = VisitId.of(NORTH, EHR, "a-1");

    /** Where everything is. */
    public final InMemoryVisits visits = new InMemoryVisits();

    /** What is not complete. */
    public final InMemoryUnsettled unsettled = new InMemoryUnsettled();

    /** What was asked of the queue. */
    public final RecordingWakeups wakeups = new RecordingWakeups();

    /** What links are for. */
    public final InMemoryJoinLinks links = new InMemoryJoinLinks();

    /** What there is in Teams. */
    final InMemoryMeetings meetings = new InMemoryMeetings();

    /** Which accounts have organised how many meetings. */
    final InMemoryAllowance allowance = new InMemoryAllowance();

    /** When the visit is to be looked at again. */
    final InMemoryAlarms alarms = new InMemoryAlarms();

    private final List<Visit> atTeams = new ArrayList<>();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final JoinTokens tokens = new JoinTokens(
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), URI.create("https://v.example.org"));
    private final Phones phones = (written, region) -> new Phones.Reading.Mobile(written);
    private final ReceiveAppointment receive;
    private final ReconcileVisit reconcile;
    private Instant now = BEGIN;
    private int runs;
    private int looks;
    private int reads;
    private int writes;
    private Directory directory = name -> new Directory.Answer.Unknown();
    private Forewarnings forewarnings = Forewarnings.NONE;
    private Runnable meanwhile = () -> {};

    /** As runs see them. */
    private final Visits counted = new ForwardedVisits(visits) {
        @Override
        public Optional<Story> read(VisitId id) {
            reads++;
            return super.read(id);
        }

        @Override
        public Result write(Write write) {
            writes++;
            return super.write(write);
        }
    };

    private final Meetings watched = new Meetings() {
        @Override
        public Outcome ensure(String organiser, String externalId, Plan plan) {
            called();
            return meetings.ensure(organiser, externalId, plan);
        }

        @Override
        public Outcome amend(MeetingState.Live meeting, Plan plan) {
            called();
            return meetings.amend(meeting, plan);
        }

        @Override
        public Outcome remove(MeetingState.Live meeting) {
            called();
            return meetings.remove(meeting);
        }

        private void called() {
            visits.find(VISIT).map(Visits.Stored::visit).ifPresent(atTeams::add);
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
        }
    };

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    /**
     * One whose EHR can be asked, or only tells.
     *
     * @param patients what it says then
     */
    public OneClinic(boolean canBeAsked, Patients patients) {
        configure(canBeAsked);
        this.receive = new ReceiveAppointment(visits, unsettled, wakeups, Bygones.NONE, Measures.NONE, clock);
        this.reconcile = new ReconcileVisit(
                counted,
                organisations,
                unsettled,
                wakeups,
                new EhrSide(counted, patients),
                new TeamsSide(counted, watched, name -> directory.find(name), organisations, allowance),
                new PatientSide(
                        counted,
                        links,
                        tokens,
                        wakeups,
                        alarms,
                        phones,
                        (organisation, meet, meeting) -> forewarnings.about(organisation, meet, meeting)),
                visit -> looks++,
                clock,
                () -> "run " + runs++);
    }

    /** Its configuration. */
    public Organisations organisations() {
        return organisations;
    }

    /** By which time passes. */
    public Clock clock() {
        return clock;
    }

    /** What exists against what is wanted. */
    public Agreement agreement() {
        return new Agreement(organisations, tokens, phones, clock);
    }

    /** The time. */
    public Instant now() {
        return now;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The EHR tells of a version. */
    public void tell(int version, AppointmentStatus status, Patient... patients) {
        tell(version, wanted(status, Optional.of(START), "lee", List.of(), patients));
    }

    /** An appointment by video. */
    static Wanted wanted(
            AppointmentStatus status,
            Optional<Instant> start,
            String clinician,
            List<String> places,
            Patient... patients) {
        return new Wanted(
                status,
                start,
                Optional.empty(),
                Optional.empty(),
                List.of(patients),
                List.of(new Actor(Set.of(clinician), Optional.empty())),
                places.stream()
                        .map(place -> new Actor(Set.of(place), Optional.empty()))
                        .toList(),
                List.of("video"),
                false);
    }

    /** The same, whatever it says. */
    void tell(int version, Wanted wanted) {
        receive.receive(
                caller(),
                new AppointmentChange(
                        "a-1",
                        new Version(OptionalLong.of(version), Optional.empty(), now),
                        Optional.empty(),
                        new AppointmentChange.Content.State(visit -> wanted)),
                cause());
    }

    /** One run, as the queue would ask for it. */
    public ReconcileVisit.Outcome reconcile() {
        return reconcile(new Unsettled.Change(VISIT, "test"));
    }

    /** The same for a change. */
    ReconcileVisit.Outcome reconcile(Unsettled.Change change) {
        return reconcile.reconcile(change, 1, cause());
    }

    /** The same, for the so-many-eth time in a row. */
    ReconcileVisit.Outcome reconcile(Unsettled.Change change, int attempt) {
        return reconcile.reconcile(change, attempt, cause());
    }

    /** Whom the directory of people knows. */
    void directory(Directory other) {
        directory = other;
    }

    /** What is known beforehand. */
    void forewarnings(Forewarnings other) {
        forewarnings = other;
    }

    /** Happens once, after Teams is called next and before it acts. */
    void meanwhile(Runnable something) {
        meanwhile = something;
    }

    /** The visit's row as it was at each call of Teams, in their order. */
    List<Visit> atTeams() {
        return List.copyOf(atTeams);
    }

    /** How often runs have read a visit with all its notices. */
    int reads() {
        return reads;
    }

    /** How often runs have tried to write. */
    int writes() {
        return writes;
    }

    /** What is told of the visit, oldest first, as what was done and what it was about. */
    List<String> audit() {
        return visits.audit(VISIT, Optional.empty(), 1_000).rows().stream()
                .map(row -> row.act() + row.about().map(about -> " " + about).orElse(""))
                .toList();
    }

    /** How often the visit was looked at from end to end. */
    int looks() {
        return looks;
    }

    /** Who sends what is planned, to a carrier that takes everything. */
    DeliverNotice deliver(Visits through) {
        Messenger messenger = Messenger.of(
                (text, perhapsSent) -> new Delivery.Accepted("t"), (mail, perhapsSent) -> new Delivery.Accepted("m"));
        Templates templates = (part, kind, whose, language, data) -> kind.name();
        return deliver(through, messenger, Permission.ALWAYS, templates, Onlookers.NOBODY);
    }

    /** The same by this carrier, in these words, under the eyes of these. */
    DeliverNotice deliver(
            Visits through, Messenger messenger, Permission permission, Templates templates, Onlookers onlookers) {
        var pace = new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), clock, Measures.NONE);
        return new DeliverNotice(
                through,
                organisations,
                new Dispatch(messenger, pace.turns(), pace.texts(), pace.mails(), Measures.NONE),
                permission,
                new MessageWriter(templates, invite -> "", tokens, true),
                phones,
                unsettled,
                wakeups,
                onlookers,
                clock);
    }

    /** Every notice that waits is sent. */
    void deliverAll() {
        story().notices().forEach(notice -> deliver(visits).deliver(VISIT, notice.id(), 1, cause()));
    }

    /** Who makes a link stop working. */
    CancelLink cancelLink() {
        return new CancelLink(visits, organisations, links, tokens, phones, clock);
    }

    /** Who sends links again. */
    ResendLink resend(Visits through) {
        return new ResendLink(through, organisations, links, tokens, unsettled, wakeups, phones, clock);
    }

    /** Who shows the visit. */
    FindVisit find() {
        return new FindVisit(visits, organisations, tokens, phones, clock);
    }

    /** Who hears that the clinician is late. */
    TellLateness lateness(Visits through) {
        return new TellLateness(through, organisations, unsettled, wakeups, clock);
    }

    /** What is to be done about the visit now. */
    Judged judged() {
        return Judged.of(story(), organisations, phones, now).orElseThrow();
    }

    /** The source that tells of the appointment. */
    Caller caller() {
        return new Caller(
                NORTH, organisations.find(NORTH).orElseThrow().source(EHR).orElseThrow());
    }

    /** The clinic is so from now on. */
    void put(Clinic other) {
        organisations.put(NORTH, other);
    }

    /** All there is of the visit. */
    public Visits.Story story() {
        return visits.read(VISIT).orElseThrow();
    }

    /** What set it going. */
    public static Cause cause() {
        return Cause.ofSource(EHR, Cause.correlation("test"));
    }

    /** A patient whom the appointment only refers to. */
    public static Patient referred(String id) {
        return new Patient(
                Patient.key(VISIT, id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Jo Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Patient/" + id),
                Optional.of(Patient.subject("Patient/" + id)));
    }

    /** A patient with a phone. */
    public static Patient reachable(String id, String phone) {
        return new Patient(
                Patient.key(VISIT, id),
                Optional.empty(),
                Optional.of("Jo"),
                Optional.of("Example"),
                Optional.empty(),
                Optional.of(phone),
                Optional.empty(),
                Optional.empty());
    }

    /** A patient with a mail address, called by their id. */
    static Patient mailed(String id, String email) {
        return new Patient(
                Patient.key(VISIT, id),
                Optional.empty(),
                Optional.of(id),
                Optional.of("Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(email),
                Optional.empty());
    }

    private void configure(boolean canBeAsked) {
        organisations.put(NORTH, "North", Set.of());
        organisations.put(NORTH, ClinicExample.of("c").clinic());
        organisations.put(NORTH, new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20)));
        organisations.put(
                NORTH, new Clinician("lee", Set.of("lee"), "Dr Lee", Optional.empty(), Optional.of("oid-lee")));
        Optional<FhirServer> server = canBeAsked
                ? Optional.of(new FhirServer(
                        URI.create("https://ehr.example.org/fhir"),
                        new FhirServer.SignIn.Open(),
                        Duration.ofMinutes(15),
                        true))
                : Optional.empty();
        organisations.put(
                NORTH,
                new Source(
                        EHR,
                        "EHR",
                        Set.of(),
                        List.of(),
                        Source.Order.AUTOMATIC,
                        Optional.of(new ClinicId("c")),
                        server));
    }
}
