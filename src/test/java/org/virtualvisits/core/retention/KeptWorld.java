package org.virtualvisits.core.retention;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.Conditions;
import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.hygiene.HeldEvidence;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.DeliverNotice;
import org.virtualvisits.core.visit.Directory;
import org.virtualvisits.core.visit.EhrSide;
import org.virtualvisits.core.visit.Forewarnings;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.MessageWriter;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.PatientSide;
import org.virtualvisits.core.visit.Patients;
import org.virtualvisits.core.visit.Permission;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ReconcileVisit;
import org.virtualvisits.core.visit.Redrive;
import org.virtualvisits.core.visit.RingAlarms;
import org.virtualvisits.core.visit.TeamsSide;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryAlarms;
import org.virtualvisits.sandbox.memory.InMemoryAllowance;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryForgottenVisits;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryIndexRows;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryProgress;
import org.virtualvisits.sandbox.memory.InMemoryRetentionPeriods;
import org.virtualvisits.sandbox.memory.InMemoryStuck;
import org.virtualvisits.sandbox.memory.InMemorySweeps;
import org.virtualvisits.sandbox.memory.InMemoryTraces;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** An organisation whose visits live and are forgotten, in which the process can die at any call to any port. */
final class KeptWorld {

    static final OrganisationId NORTH = new OrganisationId("north");
    static final SourceId EHR = new SourceId("north-ehr");
    static final Instant BEGIN = Instant.parse("2026-12-01T09:00:00Z");

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Source SOURCE = new Source(
            EHR, "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.of(new ClinicId("respiratory")));
    private static final Caller CALLER = new Caller(NORTH, SOURCE);

    /** The process is gone. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Instant now = BEGIN;
    private int runs;
    private int calls;
    private int stop = Integer.MAX_VALUE;
    private Runnable then = () -> {};

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

    final InMemoryVisits visits = new InMemoryVisits();
    final InMemoryTraces traces = new InMemoryTraces();
    final InMemoryDays days = new InMemoryDays();
    final InMemoryMonths months = new InMemoryMonths();
    final InMemoryAddresses addresses = new InMemoryAddresses();
    final InMemoryJoinLinks links = new InMemoryJoinLinks();
    final InMemoryAlarms alarms = new InMemoryAlarms();
    final InMemoryStuck stuck = new InMemoryStuck();
    final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    final InMemorySweeps sweeps = new InMemorySweeps();
    final InMemoryRetentionPeriods periods = new InMemoryRetentionPeriods();
    final InMemoryOrganisations organisations = new InMemoryOrganisations();
    final InMemoryProgress progress = new InMemoryProgress();
    final InMemoryIndexRows rows = new InMemoryIndexRows(days, months, addresses, links, alarms, stuck);
    final Map<Measure, Double> told = new ConcurrentHashMap<>();
    final List<String> sent = new ArrayList<>();

    /** What another feature keeps: a row for each visit. */
    final Set<VisitId> elsewhere = new HashSet<>();

    final JoinTokens tokens = new JoinTokens(KEY, URI.create("https://v.example.org"));
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final Map<String, MeetingState.Live> meetings = new ConcurrentHashMap<>();
    private final Phones phones = (written, region) -> new Phones.Reading.Mobile(written);
    private final Measures measures = (measure, value, labels) -> told.merge(measure, value, Double::sum);

    final ListVisit list;
    final ReceiveAppointment receive;
    final ForgetVisits forget;
    final FindPatient find;
    final ExportPatient export;
    final ErasePatient erase;
    private final ReconcileVisit reconcile;
    private final DeliverNotice deliver;
    private final Redrive redrive;
    private final RingAlarms ring;

    KeptWorld() {
        configure();
        Visits mortalVisits = mortal(Visits.class, visits);
        Unsettled mortalUnsettled = mortal(Unsettled.class, unsettled);
        JoinLinks mortalLinks = mortal(JoinLinks.class, links);
        Traces mortalTraces = mortal(Traces.class, traces);
        Addresses mortalAddresses = mortal(Addresses.class, addresses);
        ForgottenVisits forgotten = mortal(ForgottenVisits.class, new InMemoryForgottenVisits(visits, traces));
        var digests = new AddressDigests(KEY);
        this.list = new ListVisit(
                mortalVisits,
                organisations,
                mortalTraces,
                new ListVisit.Indexes(mortal(Days.class, days), mortal(Months.class, months), mortalAddresses),
                Conditions.NOBODY_CAN_ANSWER,
                phones,
                digests,
                clock);
        var bygones = new RememberBygones(forgotten, periods, clock);
        this.receive = new ReceiveAppointment(mortalVisits, mortalUnsettled, wakeups, bygones, Measures.NONE, clock);
        this.reconcile = new ReconcileVisit(
                mortalVisits,
                organisations,
                mortalUnsettled,
                wakeups,
                new EhrSide(mortalVisits, (source, patient) -> new Patients.Answer.Barred()),
                new TeamsSide(
                        mortalVisits,
                        new Teams(),
                        name -> new Directory.Answer.Found(name),
                        organisations,
                        new InMemoryAllowance()),
                new PatientSide(
                        mortalVisits,
                        mortalLinks,
                        tokens,
                        wakeups,
                        mortal(Alarms.class, alarms),
                        phones,
                        Forewarnings.NONE),
                list,
                clock,
                () -> "run " + runs++);
        var pace = new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), clock, Measures.NONE);
        this.deliver = new DeliverNotice(
                mortalVisits,
                organisations,
                new Dispatch(new Post(), pace.turns(), pace.texts(), pace.mails(), Measures.NONE),
                Permission.ALWAYS,
                new MessageWriter((part, kind, whose, language, data) -> kind + "", invite -> "", tokens, false),
                phones,
                mortalUnsettled,
                wakeups,
                list,
                clock);
        this.redrive = new Redrive(mortalUnsettled, wakeups, clock);
        this.ring = new RingAlarms(alarms, mortalUnsettled, wakeups, clock);
        List<Holder> holders = List.of(mortal(Holder.class, new Elsewhere()));
        var one = new ForgetVisit(
                forgotten,
                mortalUnsettled,
                list,
                mortalLinks,
                tokens,
                mortal(Stuck.class, stuck),
                holders,
                measures,
                clock);
        Progress mortalProgress = mortal(Progress.class, progress);
        this.forget = new ForgetVisits(
                mortalVisits,
                forgotten,
                one,
                periods,
                organisations,
                mortalProgress,
                new DropOrphans(mortal(IndexRows.class, rows), mortalVisits, mortalProgress, measures, clock),
                List.of(new HeldEvidence(mortal(Sweeps.class, sweeps))),
                measures,
                clock,
                () -> "retention " + runs++);
        this.find = new FindPatient(mortalAddresses, digests, mortalVisits, phones);
        this.export =
                new ExportPatient(find, mortalVisits, mortalTraces, mortalLinks, tokens, holders, measures, clock);
        this.erase = new ErasePatient(
                find,
                mortalVisits,
                forgotten,
                one,
                mortalLinks,
                tokens,
                mortalUnsettled,
                wakeups,
                holders,
                measures,
                clock);
    }

    Instant now() {
        return now;
    }

    static VisitId id(String appointment) {
        return VisitId.of(NORTH, EHR, appointment);
    }

    Cause cause() {
        return Cause.ofSource(EHR, Cause.correlation("cause " + runs++));
    }

    /** What the EHR says, in one version. */
    AppointmentChange change(
            String appointment, long version, AppointmentStatus status, Instant start, String... patients) {
        return new AppointmentChange(
                appointment,
                new Version(OptionalLong.of(version), Optional.empty(), now),
                Optional.of(appointment + "-" + version),
                new AppointmentChange.Content.State(id -> new Wanted(
                        status,
                        Optional.of(start),
                        Optional.of(start.plus(Duration.ofMinutes(20))),
                        Optional.empty(),
                        Stream.of(patients).map(name -> patient(id, name)).toList(),
                        List.of(new Actor(Set.of("lee"), Optional.of("Dr Lee"))),
                        List.of(),
                        List.of("video"),
                        false)));
    }

    private static Patient patient(VisitId visit, String name) {
        return new Patient(
                Patient.key(visit, "Patient/" + name),
                Optional.empty(),
                Optional.of(name),
                Optional.of("Example"),
                Optional.empty(),
                Optional.of("+44770090" + "%04d".formatted(Math.floorMod(name.hashCode(), 1000))),
                Optional.of(name + "@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Patient.subject("Patient/" + name)));
    }

    ReceiveAppointment.Outcome send(AppointmentChange change) {
        return receive.receive(CALLER, change, cause());
    }

    ReceiveAppointment.Outcome book(String appointment, long version, Instant start, String... patients) {
        ReceiveAppointment.Outcome outcome =
                send(change(appointment, version, AppointmentStatus.BOOKED, start, patients));
        settle();
        elsewhere.add(id(appointment));
        return outcome;
    }

    /** Plays queue and timers until nothing moves any more. */
    void settle() {
        for (int i = 0; i < 60; i++) {
            ring.ring(Cause.ofTimer("alarms", Cause.correlation("ring " + runs++)));
            redrive.redrive(Cause.ofTimer("sweep", Cause.correlation("sweep " + runs++)));
            List<RecordingWakeups.Request> requests = wakeups.drain();
            requests.forEach(this::handle);
            now = now.plus(Duration.ofMinutes(requests.isEmpty() ? 6 : 0).plusSeconds(1));
            if (requests.isEmpty() && unsettled.changes().isEmpty()) {
                return;
            }
        }
    }

    private void handle(RecordingWakeups.Request request) {
        switch (request) {
            case RecordingWakeups.Request.Reconcile(var change, var attempt, var after, var cause) ->
                reconcile.reconcile(change, attempt, cause.followed());
            case RecordingWakeups.Request.Send(var visit, var notice, var attempt, var after, var cause) ->
                deliver.deliver(visit, notice, attempt, cause.followed());
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
        settle();
    }

    /** A day's work of retention. */
    void daily() {
        now = now.plus(Duration.ofDays(1));
        forget.go();
    }

    /** More than a week's. */
    void weekly() {
        for (int i = 0; i < 9; i++) {
            daily();
            forget.go();
        }
        settle();
    }

    /** At the so-many-eth call to a port from now on, this happens, once. */
    void at(int call, Runnable event) {
        calls = 0;
        stop = call;
        then = event;
    }

    /** Dies at the so-many-eth call to a port from now on, on the way to it or on the way back. */
    void dieAt(int call) {
        at(call, () -> {
            throw new Death();
        });
    }

    /** Nothing happens any more; whether what was to happen did. */
    boolean calm() {
        boolean happened = stop == Integer.MAX_VALUE;
        stop = Integer.MAX_VALUE;
        return happened;
    }

    /** Every place that still has anything of a visit. */
    Set<String> rowsOf(VisitId visit) {
        var places = new TreeSet<String>();
        if (visits.traces().contains(visit)) {
            places.add("Visits");
        }
        if (traces.visits().contains(visit)) {
            places.add("traces");
        }
        rows.kinds()
                .forEach(kind -> rows.after(kind, Optional.empty(), 10_000).stream()
                        .filter(row -> row.visit().equals(visit))
                        .forEach(row -> places.add(kind)));
        if (unsettled.changes().keySet().stream()
                .anyMatch(change -> change.visit().equals(visit))) {
            places.add("Unsettled");
        }
        if (elsewhere.contains(visit)) {
            places.add("elsewhere");
        }
        return places;
    }

    Optional<MeetingState.Live> meeting(String appointment) {
        return meetings.values().stream()
                .filter(live -> live.externalId().startsWith(id(appointment).value()))
                .findFirst();
    }

    private <T> T mortal(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            happen();
            try {
                Object result = method.invoke(target, args);
                happen();
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void happen() {
        if (calls++ == stop) {
            stop = Integer.MAX_VALUE;
            then.run();
        }
    }

    private void configure() {
        organisations.put(NORTH, "North", Set.of());
        organisations.put(
                NORTH,
                ClinicExample.of("respiratory")
                        .reminding(
                                new Reminding(List.of(Duration.ofDays(1)), Optional.empty(), false, QuietHours.NEVER))
                        .clinic());
        organisations.put(NORTH, new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20)));
        organisations.put(
                NORTH, new Clinician("lee", Set.of("lee"), "Dr Lee", Optional.empty(), Optional.of("oid-lee")));
        organisations.put(NORTH, SOURCE);
    }

    /** Teams on a good day. */
    private final class Teams implements Meetings {

        @Override
        public Outcome ensure(String organiser, String externalId, Plan plan) {
            var live = new MeetingState.Live(
                    organiser,
                    externalId,
                    "m-" + externalId,
                    URI.create("https://teams.example.org/" + externalId),
                    plan.start(),
                    plan.end());
            meetings.put(externalId, live);
            return new Outcome.Ready(live);
        }

        @Override
        public Outcome amend(MeetingState.Live meeting, Plan plan) {
            return ensure(meeting.organiser(), meeting.externalId(), plan);
        }

        @Override
        public Outcome remove(MeetingState.Live meeting) {
            meetings.remove(meeting.externalId());
            return new Outcome.Gone();
        }
    }

    private final class Post implements Messenger {

        @Override
        public Delivery send(Text text, boolean perhapsSent) {
            sent.add(text.key());
            return new Delivery.Accepted(text.key());
        }

        @Override
        public Delivery send(Mail mail, boolean perhapsSent) {
            sent.add(mail.key());
            return new Delivery.Accepted(mail.key());
        }
    }

    private final class Elsewhere implements Holder {

        @Override
        public void forget(VisitId visit) {
            elsewhere.remove(visit);
        }

        @Override
        public List<Section> export(Subject subject) {
            return List.of(new Section(
                    "elsewhere",
                    subject.places().stream()
                            .filter(place -> elsewhere.contains(place.visit()))
                            .map(place -> Map.of("visit", place.visit().value()))
                            .toList()));
        }

        @Override
        public void erase(Subject subject) {
            subject.places().forEach(place -> elsewhere.remove(place.visit()));
        }
    }
}
