package org.virtualvisits.core.visit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.Conditions;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.repair.RepairStuck;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckItem;
import org.virtualvisits.core.stuck.WatchedVisits;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryAlarms;
import org.virtualvisits.sandbox.memory.InMemoryAllowance;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryStuck;
import org.virtualvisits.sandbox.memory.InMemoryTraces;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** One random world of visits: plays it to its end and says what is wrong with it then. */
final class Lives {

    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant LAST_START = BEGIN.plus(Duration.ofDays(11));
    private static final OrganisationId ORGANISATION = new OrganisationId("spring");
    private static final Source SOURCE = new Source(
            new SourceId("ehr"), "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.of(new ClinicId("c")));
    private static final Caller CALLER = new Caller(ORGANISATION, SOURCE);

    /** How hard the world is. */
    enum Fate {
        CALM(0, 0, 0),
        FAULTY(0, 0.15, 0.04),
        DEADLY(0.02, 0.1, 0.04),
        FORGETFUL(0, 0.1, 0.08, 0.4);

        private final double death;
        private final double failure;
        private final double overlap;

        /** Of requests to the queue that nobody ever sees again. */
        private final double loss;

        Fate(double death, double failure, double overlap) {
            this(death, failure, overlap, 0);
        }

        Fate(double death, double failure, double overlap, double loss) {
            this.loss = loss;
            this.death = death;
            this.failure = failure;
            this.overlap = overlap;
        }
    }

    /** The process is gone. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What happened, to see that something did. */
    static final class Tally {
        int deaths;
        int overlaps;
        int meetings;
        int messages;
        int superseded;
        int reminders;
        int checks;
        int calledOff;

        void add(Tally other) {
            deaths += other.deaths;
            overlaps += other.overlaps;
            meetings += other.meetings;
            messages += other.messages;
            superseded += other.superseded;
            reminders += other.reminders;
            checks += other.checks;
            calledOff += other.calledOff;
        }
    }

    private record Answer(String patient, Instant start, boolean comes) {}

    private record Message(String to, VisitId visit, NoticeId notice, Notice.Kind kind, Facts facts, Instant at) {
        Instant start() {
            return facts.start();
        }
    }

    /** A request, and from when on the queue shows it. */
    private record Asked(RecordingWakeups.Request request, Instant from) {}

    private final Random random;
    private final Tally tally = new Tally();
    private final List<String> faults = new ArrayList<>();
    private Fate fate;
    private int depth;

    /** The call before or after which the process dies, counted down; never if negative. */
    private int callsToDeath = -1;

    private Instant now = BEGIN;
    private int run;

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

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryStuck stuck = new InMemoryStuck();
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryAlarms alarms = new InMemoryAlarms();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final Deque<Asked> queue = new ArrayDeque<>();
    private final Deque<AppointmentChange> deliveries = new ArrayDeque<>();
    private final Map<String, AppointmentChange> newest = new LinkedHashMap<>();

    /** Meetings by organiser and external id; the value is what it looks like now. */
    private final Map<String, MeetingState.Live> meetings = new LinkedHashMap<>();

    private final InMemoryDays days = new InMemoryDays();
    private final ListVisit list;
    private final Map<String, Message> sent = new LinkedHashMap<>();
    private int meetingNumber;
    private int webhooks;
    private int webhooksBeforeSending;

    private final Pace pace =
            new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), clock, Measures.NONE);

    /** What each visit's patient said last, and whether that was followed. */
    private final Map<VisitId, Answer> answers = new LinkedHashMap<>();

    private final Deque<VisitId> unfollowed = new ArrayDeque<>();

    private final CallOff callOff;
    private final ReceiveAppointment receive;
    private final ReconcileVisit reconcile;
    private final DeliverNotice deliver;
    private final RingAlarms ring;
    private final Redrive redrive;

    /** A world without reminders. */
    Lives(long seed, Fate fate) {
        this(seed, fate, Reminding.NONE);
    }

    Lives(long seed, Fate fate, Reminding reminding) {
        this.random = new Random(seed);
        this.fate = fate;
        configure(reminding);
        Visits mortalVisits = new WatchedVisits(mortal(Visits.class, visits), mortal(Stuck.class, stuck));
        Unsettled mortalUnsettled = mortal(Unsettled.class, unsettled);
        Wakeups mortalWakeups = mortal(Wakeups.class, wakeups);
        Organisations mortalOrganisations = organisations;
        Meetings mortalTeams = mortal(Meetings.class, new Teams());
        Messenger mortalPost = mortal(Messenger.class, new Post());
        var tokens = new JoinTokens(
                "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8),
                URI.create("https://v.example.org"));
        Phones phones = (written, region) -> new Phones.Reading.Mobile(written);
        Templates templates = (part, kind, whose, language, data) -> kind + " " + data.get("appointment");
        this.list = new ListVisit(
                mortalVisits,
                organisations,
                mortal(Traces.class, new InMemoryTraces()),
                new ListVisit.Indexes(
                        mortal(Days.class, days),
                        mortal(Months.class, new InMemoryMonths()),
                        mortal(Addresses.class, new InMemoryAddresses())),
                Conditions.NOBODY_CAN_ANSWER,
                phones,
                new AddressDigests("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
                clock);
        this.callOff = new CallOff(mortalVisits, mortalUnsettled, mortalWakeups, clock);
        this.receive = new ReceiveAppointment(
                mortalVisits, mortalUnsettled, mortalWakeups, Bygones.NONE, Measures.NONE, clock);
        this.reconcile = new ReconcileVisit(
                mortalVisits,
                mortalOrganisations,
                mortalUnsettled,
                mortalWakeups,
                new EhrSide(mortalVisits, (source, patient) -> new Patients.Answer.Barred()),
                new TeamsSide(
                        mortalVisits,
                        new GuardedMeetings(mortalTeams, pace.meetings(), Measures.NONE),
                        name -> new Directory.Answer.Found("oid-" + name),
                        mortalOrganisations,
                        new InMemoryAllowance()),
                new PatientSide(
                        mortalVisits,
                        mortal(JoinLinks.class, new InMemoryJoinLinks()),
                        tokens,
                        mortalWakeups,
                        mortal(Alarms.class, alarms),
                        phones,
                        Forewarnings.NONE),
                list,
                clock,
                () -> "run " + run++);
        this.deliver = new DeliverNotice(
                mortalVisits,
                mortalOrganisations,
                dispatch(mortalPost),
                Permission.ALWAYS,
                new MessageWriter(templates, invite -> "", tokens, true),
                phones,
                mortalUnsettled,
                mortalWakeups,
                list,
                clock);
        this.redrive = new Redrive(mortalUnsettled, mortalWakeups, clock);
        this.ring = new RingAlarms(mortal(Alarms.class, alarms), mortalUnsettled, mortalWakeups, clock);
    }

    private Dispatch dispatch(Messenger post) {
        return new Dispatch(post, pace.turns(), pace.texts(), pace.mails(), Measures.NONE);
    }

    /** The same life, in which the process dies at one call. */
    Lives dyingAt(int call) {
        callsToDeath = call;
        return this;
    }

    Tally tally() {
        return tally;
    }

    /** Plays until nothing moves any more. */
    void live() {
        script();
        while (!deliveries.isEmpty()) {
            step();
        }
        fate = Fate.CALM;
        for (int i = 0; i < 60; i++) {
            now = now.plus(Duration.ofMinutes(3));
            guarded(() -> redrive.redrive(Cause.ofTimer("sweep", Cause.correlation("sweep " + run++))));
            followUp();
            for (int j = 0; j < 200 && work(); j++) {
                now = now.plusSeconds(1);
            }
        }
        tally.calledOff += (int) visits.ids().stream()
                .filter(id -> visits.find(id).orElseThrow().visit().isDeclined())
                .count();
    }

    /**
     * Plays until the last visit has begun. Some changes come late; timers stop for hours. Again and again all is calm for a
     * while, and then who should have been reminded must have been.
     */
    void liveUntilTheVisitsBegin() {
        Fate usual = fate;
        script();
        var held = new ArrayDeque<AppointmentChange>();
        while (deliveries.size() > 3) {
            held.addFirst(deliveries.pollLast());
        }
        while (now.isBefore(LAST_START)) {
            fate = usual;
            if (random.nextInt(8) == 0 && !held.isEmpty()) {
                deliveries.add(held.poll());
            }
            for (int i = random.nextInt(20); i > 0; i--) {
                guarded(() -> ring.ring(cause()));
                step();
            }
            calm(Duration.ofMinutes(25));
            now = now.plus(pause());
        }
    }

    /** Often until something is due, and a little later; sometimes for hours. */
    private Duration pause() {
        Duration any = Duration.ofMinutes(random.nextInt(random.nextInt(5) == 0 ? 900 : 90));
        return alarms.all().stream()
                .map(Alarms.Alarm::at)
                .filter(at -> at.isAfter(now) && random.nextInt(3) > 0)
                .findFirst()
                .map(at -> Duration.between(now, at).plus(Duration.ofMinutes(random.nextInt(50))))
                .orElse(any);
    }

    private void calm(Duration length) {
        fate = Fate.CALM;
        while (!deliveries.isEmpty()) {
            webhook();
        }
        Instant begin = now;
        while (now.isBefore(begin.plus(length))) {
            now = now.plus(Duration.ofMinutes(1));
            guarded(() -> ring.ring(cause()));
            guarded(() -> redrive.redrive(cause()));
            followUp();
            for (int i = 0; i < 100 && work(); i++) {
                now = now.plusMillis(100);
            }
        }
        newest.keySet().forEach(appointment -> judgeReminders(appointment, begin));
    }

    /** The model: at nine in the morning nothing is quiet, so each reminder is due when its name says. */
    private enum Reminder {
        DAYS(Duration.ofDays(5), Duration.ofHours(12), Duration.ofHours(30)),
        DAY(Duration.ofDays(1), Duration.ofHours(6), Duration.ofMinutes(75)),
        HOUR(Duration.ofHours(1), Duration.ofMinutes(15), Duration.ZERO);

        private final Duration before;
        private final Duration silence;
        private final Duration end;

        Reminder(Duration before, Duration silence, Duration end) {
            this.before = before;
            this.silence = silence;
            this.end = end;
        }

        boolean isOpen(Instant start, Instant at) {
            return !at.isBefore(start.minus(before)) && at.isBefore(start.minus(end));
        }

        /** Winter in London: the wall's clock shows UTC. */
        boolean isQuiet(Instant at) {
            int hour = at.atZone(ZoneOffset.UTC).getHour();
            return this != HOUR && (hour < 8 || hour >= 20);
        }

        boolean isOf(Message message) {
            return message.notice().value().contains("-r" + before.toMinutes());
        }
    }

    /** Nobody is missing who has known of the visit long enough, if there was time to remind them. */
    private void judgeReminders(String appointment, Instant calmSince) {
        Visits.Story story =
                visits.read(VisitId.of(ORGANISATION, SOURCE.id(), appointment)).orElse(null);
        if (story == null || !(decision(story.visit()) instanceof Decision.Meet meet)) {
            return;
        }
        Instant start = meet.facts().start();
        for (Patient patient : story.visit().wanted().patients()) {
            String phone = patient.phone().orElseThrow();
            List<Message> known = sent.values().stream()
                    .filter(message -> message.to().equals(phone)
                            && message.visit().equals(story.visit().id())
                            && message.start().equals(start))
                    .toList();
            for (Reminder reminder : Reminder.values()) {
                boolean time = reminder.isOpen(start, calmSince)
                        && reminder.isOpen(start, now)
                        && !reminder.isQuiet(calmSince)
                        && !reminder.isQuiet(now);
                boolean reminded = known.stream().anyMatch(reminder::isOf);
                Instant silent = start.minus(reminder.before).minus(reminder.silence);
                boolean heard = known.stream().anyMatch(message -> message.at().isAfter(silent));
                if (time) {
                    tally.checks++;
                    if (!reminded && !heard) {
                        faults.add(appointment + ": not reminded by " + now + " " + reminder + " of " + start);
                    }
                }
            }
        }
    }

    /** What was claimed before a webhook came in between goes out as it was. */
    private void judgeReminder(Visits.Story story, Notice notice, Message message) {
        tally.reminders++;
        Reminder reminder = Stream.of(Reminder.values())
                .filter(its -> its.isOf(message))
                .findFirst()
                .orElseThrow();
        boolean stands = decision(story.visit()) instanceof Decision.Meet meet
                && meet.isMetBy(story.visit().meeting())
                && meet.facts().equals(notice.facts());
        if (!stands && webhooks == webhooksBeforeSending) {
            faults.add("reminded of what is not so: " + message);
        }
        if (!reminder.isOpen(notice.facts().start(), now) || reminder.isQuiet(now)) {
            faults.add("reminded at the wrong time: " + message);
        }
        Instant silent = notice.facts().start().minus(reminder.before).minus(reminder.silence);
        for (Notice other : story.notices()) {
            boolean same = other.patient().equals(notice.patient())
                    && other.facts().start().equals(notice.facts().start());
            if (same
                    && other.state() instanceof Notice.State.Sent(var at, var providerId, var delivered)
                    && at.isAfter(silent)) {
                faults.add("reminded after " + other.id() + " at " + at + ": " + message);
            }
        }
    }

    private Decision decision(Visit visit) {
        return new Decide(visit, organisations.find(ORGANISATION).orElseThrow(), now).decision();
    }

    /** What was wrong on the way. */
    List<String> faultsSoFar() {
        return faults;
    }

    /** What is wrong with the world at its end. */
    List<String> faults() {
        callsToDeath = -1;
        newest.forEach(this::judge);
        judgeList();
        newest.keySet().forEach(this::judgeAudit);
        unsettled.due(now.plus(Duration.ofDays(1)), 100).stream()
                .filter(entry -> !waitsForPerson(entry.change().visit()))
                .forEach(entry -> faults.add("not settled: " + entry));
        return faults;
    }

    /** Listing again changes nothing, and no visit is on two pages: so the list was true. */
    private void judgeList() {
        var before = new TreeSet<String>();
        days.all().forEach((day, entries) -> entries.forEach(entry -> before.add(entry.visit() + " " + day.date())));
        Map<Day, Set<Entry>> pages = pages();
        visits.ids().forEach(list::changed);
        if (!pages.equals(pages())) {
            faults.add("the day list was not true");
        }
        long listed = before.stream().map(line -> line.split(" ")[0]).distinct().count();
        if (listed != before.size()) {
            faults.add("a visit is on two pages: " + before);
        }
    }

    private Map<Day, Set<Entry>> pages() {
        var pages = new HashMap<Day, Set<Entry>>();
        days.all().forEach((day, entries) -> pages.put(day, Set.copyOf(entries)));
        return pages;
    }

    /** What the rows say was done, the audit says as well, whatever died in between. */
    private void judgeAudit(String appointment) {
        Visits.Story story =
                visits.read(VisitId.of(ORGANISATION, SOURCE.id(), appointment)).orElseThrow();
        List<Audit> audit =
                visits.audit(story.visit().id(), Optional.empty(), 10_000).rows();
        story.notices().stream()
                .filter(notice -> notice.state() instanceof Notice.State.Sent)
                .map(notice -> "%06d-sms".formatted(notice.sequence()))
                .filter(name -> !isTold(audit, Audit.Act.NOTICE_SENT, name))
                .forEach(name -> faults.add(appointment + ": sent and not told: " + name));
        story.visit()
                .meeting()
                .reachable()
                .map(MeetingState.Live::externalId)
                .filter(name -> !isTold(audit, Audit.Act.MEETING_CREATED, name))
                .ifPresent(name -> faults.add(appointment + ": created and not told: " + name));
        story.visit().attention().stream()
                .map(attention -> attention.code().name())
                .filter(name -> !isTold(audit, Audit.Act.ATTENTION_RAISED, name))
                .forEach(name -> faults.add(appointment + ": raised and not told: " + name));
        new RepairStuck(stuck, unsettled).mend(story, now);
        List<String> listed = stuck.of(ORGANISATION, story.visit().id()).stream()
                .map(StuckItem::reason)
                .sorted()
                .toList();
        List<String> due = story.visit().attention().stream()
                .map(attention -> attention.code().name())
                .sorted()
                .toList();
        if (!listed.equals(due)) {
            faults.add(appointment + ": needs " + due + " and is stuck on " + listed);
        }
        var agreement = new Agreement(
                organisations,
                new JoinTokens(new byte[32], URI.create("https://v.example.org")),
                (written, region) -> new Phones.Reading.Mobile(written),
                clock);
        if (!agreement.holds(story) && !unsettled.has(story.visit().id())) {
            faults.add(appointment + ": differs, and no trace leads to it");
        }
        if (audit.stream().noneMatch(row -> row.act() == Audit.Act.APPOINTMENT_APPLIED)) {
            faults.add(appointment + ": stored and not told");
        }
    }

    private static boolean isTold(List<Audit> audit, Audit.Act act, String about) {
        return audit.stream().anyMatch(row -> row.act() == act && row.about().equals(Optional.of(about)));
    }

    private boolean waitsForPerson(VisitId id) {
        Visit visit = visits.find(id).orElseThrow().visit();
        return new Decide(visit, organisations.find(ORGANISATION).orElseThrow(), now).decision()
                instanceof Decision.Blocked;
    }

    private void judge(String appointment, AppointmentChange change) {
        VisitId id = VisitId.of(ORGANISATION, SOURCE.id(), appointment);
        Wanted wanted =
                ((AppointmentChange.Content.State) change.content()).wanted().apply(id);
        Visit visit = visits.find(id).orElseThrow().visit();
        List<MeetingState.Live> own = meetings.values().stream()
                .filter(live -> live.externalId().startsWith(id.value()))
                .toList();
        if (!visit.wanted().equals(wanted)) {
            faults.add(appointment + ": another version won");
        }
        if (!visit.declined().equals(declined(id))) {
            faults.add(appointment + ": its patient said " + answers.get(id) + ", noted is " + visit.declined());
        }
        Decision decision = new Decide(visit, organisations.find(ORGANISATION).orElseThrow(), now).decision();
        if (decision instanceof Decision.Meet meet) {
            if (own.size() != 1 || !meet.isMetBy(own.getFirst())) {
                faults.add(appointment + ": wants " + meet.plan() + " and has " + own);
            }
            wanted.patients().forEach(patient -> heard(appointment, patient, Optional.of(meet.facts())));
        } else {
            if (!own.isEmpty()) {
                faults.add(appointment + ": wants no meeting and has " + own);
            }
            if (decision instanceof Decision.NoMeeting) {
                wanted.patients().forEach(patient -> heard(appointment, patient, Optional.empty()));
            }
        }
    }

    private void heard(String appointment, Patient patient, Optional<Facts> facts) {
        String phone = patient.phone().orElseThrow();
        Optional<Message> last = sent.values().stream()
                .filter(message -> message.to().equals(phone))
                .reduce((earlier, later) -> later);
        if (facts.isPresent()) {
            boolean right = last.filter(message -> message.kind().standing()
                            && message.start().equals(facts.get().start()))
                    .isPresent();
            if (!right) {
                faults.add(appointment + ": " + phone + " should know "
                        + facts.get().start() + ", heard " + last);
            }
        } else if (last.filter(message -> message.kind().standing()).isPresent()) {
            faults.add(appointment + ": " + phone + " still expects a visit, heard " + last);
        }
    }

    private void script() {
        var all = new ArrayList<AppointmentChange>();
        for (String appointment : List.of("a1", "a2", "a3")) {
            int versions = 1 + random.nextInt(6);
            for (int version = 1; version <= versions; version++) {
                var change = change(appointment, version);
                newest.put(appointment, change);
                all.add(change);
                if (random.nextInt(5) == 0) {
                    all.add(change);
                }
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (random.nextInt(4) == 0) {
                Collections.swap(all, i, random.nextInt(all.size()));
            }
        }
        deliveries.addAll(all);
    }

    private AppointmentChange change(String appointment, int version) {
        AppointmentStatus status = List.of(
                        AppointmentStatus.BOOKED,
                        AppointmentStatus.BOOKED,
                        AppointmentStatus.BOOKED,
                        AppointmentStatus.CANCELLED,
                        AppointmentStatus.PROPOSED)
                .get(random.nextInt(5));
        Instant start = BEGIN.plus(Duration.ofDays(10 + random.nextInt(2)));
        String clinician = List.of("lee", "lee", "kaur", "nobody").get(random.nextInt(4));
        String type = List.of("video", "video", "video", "clinic").get(random.nextInt(4));
        String phone = appointment + "-" + random.nextInt(2);
        return new AppointmentChange(
                appointment,
                new Version(OptionalLong.of(version), Optional.empty(), BEGIN),
                Optional.empty(),
                new AppointmentChange.Content.State(id -> new Wanted(
                        status,
                        Optional.of(start),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Patient(
                                Patient.key(id, "jo"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(phone),
                                Optional.empty(),
                                Optional.empty())),
                        List.of(new Actor(Set.of(clinician), Optional.empty())),
                        List.of(),
                        List.of(type),
                        false)));
    }

    private void step() {
        now = now.plusSeconds(random.nextInt(20));
        if (random.nextInt(40) == 0) {
            now = now.plus(Duration.ofMinutes(random.nextInt(12)));
            guarded(() -> redrive.redrive(Cause.ofTimer("sweep", Cause.correlation("sweep " + run++))));
        }
        if (random.nextInt(10) == 0) {
            answer();
        }
        followUp();
        if (random.nextInt(3) == 0) {
            webhook();
        } else {
            work();
        }
    }

    /** A patient says whether they come at the time at which the visit is now. The word is kept before it is followed. */
    private void answer() {
        List<VisitId> all = List.copyOf(visits.ids());
        if (all.isEmpty()) {
            return;
        }
        Visit visit =
                visits.find(all.get(random.nextInt(all.size()))).orElseThrow().visit();
        var answer = new Answer(
                visit.onlyPatient().orElseThrow(), visit.wanted().start().orElseThrow(), random.nextInt(3) == 0);
        answers.put(visit.id(), answer);
        unfollowed.add(visit.id());
    }

    /** What was not followed to its end comes again. */
    private void followUp() {
        VisitId next = unfollowed.poll();
        if (next == null) {
            return;
        }
        webhooks++;
        if (!guarded(() -> callOff.note(next, visit -> declined(visit.id()), cause()))) {
            unfollowed.add(next);
        }
    }

    private Optional<Visit.Declined> declined(VisitId visit) {
        return Optional.ofNullable(answers.get(visit))
                .filter(answer -> !answer.comes())
                .map(answer -> new Visit.Declined(answer.patient(), answer.start()));
    }

    /** An EHR that gets no answer sends again. */
    private void webhook() {
        AppointmentChange change = deliveries.poll();
        if (change != null && !guarded(() -> receive.receive(CALLER, change, cause()))) {
            deliveries.add(change);
        }
        webhooks++;
    }

    /** A queue gives a message again if its receiver died; now and then it is lost, as one that was poison is. */
    private boolean work() {
        wakeups.drain().stream()
                .filter(request -> fate.loss == 0 || random.nextDouble() >= fate.loss)
                .forEach(request -> queue.add(new Asked(request, from(request))));
        var shown = new ArrayList<>(
                queue.stream().filter(asked -> !asked.from().isAfter(now)).toList());
        if (shown.isEmpty()) {
            return false;
        }
        Asked asked = random.nextBoolean() ? shown.getFirst() : shown.getLast();
        queue.remove(asked);
        if (!guarded(() -> handle(asked.request())) && random.nextInt(4) > 0) {
            queue.addFirst(asked);
        }
        return true;
    }

    /** A message may come too early, but for one that is to wait for the morning. */
    private Instant from(RecordingWakeups.Request request) {
        return request.after().compareTo(Duration.ofHours(1)) < 0 ? now : now.plus(request.after());
    }

    private void handle(RecordingWakeups.Request request) {
        switch (request) {
            case RecordingWakeups.Request.Reconcile(var change, var attempt, var after, var cause) ->
                reconcile.reconcile(change, attempt, cause.followed());
            case RecordingWakeups.Request.Send(var visit, var notice, var attempt, var after, var cause) -> {
                webhooksBeforeSending = webhooks;
                if (deliver.deliver(visit, notice, attempt, cause.followed())
                        instanceof DeliverNotice.Outcome.Superseded) {
                    tally.superseded++;
                }
            }
        }
    }

    private Cause cause() {
        return Cause.ofSource(SOURCE.id(), Cause.correlation("delivery " + run++));
    }

    private boolean guarded(Runnable work) {
        int level = depth;
        try {
            work.run();
            return true;
        } catch (Death | IllegalStateException e) {
            depth = level;
            return false;
        }
    }

    /** Dies before or after a call, and lets others run in between. */
    private <T> T mortal(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            overlap();
            die();
            try {
                Object result = method.invoke(target, args);
                die();
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void die() {
        if (callsToDeath >= 0 && callsToDeath-- == 0) {
            tally.deaths++;
            throw new Death();
        }
        if (random.nextDouble() < fate.death) {
            tally.deaths++;
            throw new Death();
        }
    }

    private void overlap() {
        if (depth < 2 && random.nextDouble() < fate.overlap) {
            depth++;
            tally.overlaps++;
            switch (random.nextInt(6)) {
                case 0, 1 -> webhook();
                case 2 -> {
                    answer();
                    followUp();
                }
                default -> work();
            }
            depth--;
        }
    }

    /** Before anything has happened, either may be known. */
    private Hindrance untouched() {
        return random.nextBoolean() ? Hindrance.THROTTLED : Hindrance.UNANSWERED;
    }

    private boolean fails() {
        return random.nextDouble() < fate.failure;
    }

    private void configure(Reminding reminding) {
        organisations.put(ORGANISATION, "Springfield", Set.of());
        organisations.put(
                ORGANISATION, ClinicExample.of("c").reminding(reminding).clinic());
        organisations.put(
                ORGANISATION, new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20)));
        organisations.put(
                ORGANISATION, new AppointmentType("clinic", Optional.empty(), "Clinic", false, Duration.ofMinutes(20)));
        organisations.put(
                ORGANISATION, new Clinician("lee", Set.of("lee"), "Dr Lee", Optional.empty(), Optional.of("oid-lee")));
        organisations.put(
                ORGANISATION, new Clinician("kaur", Set.of("kaur"), "Dr Kaur", Optional.of("kaur"), Optional.empty()));
        organisations.put(ORGANISATION, SOURCE);
    }

    /** Teams, with Graph's keys and Graph's bad days. */
    private final class Teams implements Meetings {

        @Override
        public Outcome ensure(String organiser, String externalId, Plan plan) {
            if (fails()) {
                return new Outcome.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED);
            }
            MeetingState.Live live = meetings.computeIfAbsent(organiser + "|" + externalId, key -> {
                tally.meetings++;
                return new MeetingState.Live(
                        organiser,
                        externalId,
                        "m" + meetingNumber++,
                        URI.create("https://teams.example.org/" + meetingNumber),
                        plan.start(),
                        plan.end());
            });
            if (fails()) {
                return new Outcome.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED);
            }
            meetings.put(organiser + "|" + externalId, live.at(plan.start(), plan.end()));
            return new Outcome.Ready(live.at(plan.start(), plan.end()));
        }

        @Override
        public Outcome amend(MeetingState.Live meeting, Plan plan) {
            if (fails()) {
                return new Outcome.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED);
            }
            if (meetings.get(key(meeting)) == null) {
                return new Outcome.Gone();
            }
            meetings.put(key(meeting), meeting.at(plan.start(), plan.end()));
            return fails()
                    ? new Outcome.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED)
                    : new Outcome.Ready(meeting.at(plan.start(), plan.end()));
        }

        @Override
        public Outcome remove(MeetingState.Live meeting) {
            if (fails()) {
                return new Outcome.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED);
            }
            MeetingState.Live there = meetings.get(key(meeting));
            if (there != null && there.meetingId().equals(meeting.meetingId())) {
                meetings.remove(key(meeting));
            }
            return fails() ? new Outcome.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED) : new Outcome.Gone();
        }

        private String key(MeetingState.Live meeting) {
            return meeting.organiser() + "|" + meeting.externalId();
        }
    }

    /** A message service that can be asked whether it has a message. */
    private final class Post implements Messenger {

        private final Map<String, Integer> times = new HashMap<>();

        @Override
        public Delivery send(Text text, boolean perhapsSent) {
            if (fails()) {
                return new Delivery.Later(Duration.ofSeconds(10), untouched());
            }
            if (!(perhapsSent && sent.containsKey(text.key()))) {
                accept(text);
            }
            return fails()
                    ? new Delivery.Later(Duration.ofSeconds(10), Hindrance.UNANSWERED)
                    : new Delivery.Accepted(text.key());
        }

        @Override
        public Delivery send(Mail mail, boolean perhapsSent) {
            throw new AssertionError("nobody has mail here");
        }

        private void accept(Text text) {
            tally.messages++;
            if (times.merge(text.key(), 1, Integer::sum) > 1) {
                faults.add("sent twice: " + text.key());
            }
            VisitId id = new VisitId(text.key().substring(0, 26));
            Visits.Story story = visits.read(id).orElseThrow();
            Notice notice = story.notices().stream()
                    .filter(one -> text.key().endsWith(one.id().value()))
                    .findFirst()
                    .orElseThrow();
            boolean live = story.visit().meeting() instanceof MeetingState.Live;
            if (notice.kind().standing() && !live) {
                faults.add("told before its link works: " + text.key());
            }
            var message = new Message(text.to(), id, notice.id(), notice.kind(), notice.facts(), now);
            if (notice.kind().occasional()) {
                judgeReminder(story, notice, message);
            }
            sent.put(text.key(), message);
            List<Integer> order = story.notices().stream()
                    .filter(other -> other.patient().equals(notice.patient()))
                    .filter(other -> sent.containsKey(id + "-" + other.id()))
                    .map(Notice::sequence)
                    .toList();
            if (order.stream().anyMatch(sequence -> sequence > notice.sequence())) {
                faults.add("an older notice after a newer one: " + text.key());
            }
        }
    }
}
