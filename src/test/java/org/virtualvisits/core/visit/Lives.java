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
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.sandbox.memory.InMemoryAllowance;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** One random world of visits: plays it to its end and says what is wrong with it then. */
final class Lives {

    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");
    private static final OrganisationId ORGANISATION = new OrganisationId("spring");
    private static final Source SOURCE = new Source(
            new SourceId("ehr"), "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.of(new ClinicId("c")));
    private static final Caller CALLER = new Caller(ORGANISATION, SOURCE);

    /** How hard the world is. */
    enum Fate {
        CALM(0, 0, 0),
        FAULTY(0, 0.15, 0.04),
        DEADLY(0.02, 0.1, 0.04);

        private final double death;
        private final double failure;
        private final double overlap;

        Fate(double death, double failure, double overlap) {
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

        void add(Tally other) {
            deaths += other.deaths;
            overlaps += other.overlaps;
            meetings += other.meetings;
            messages += other.messages;
            superseded += other.superseded;
        }
    }

    private record Message(String to, Notice.Kind kind, Instant start, int order) {}

    private final Random random;
    private final Tally tally = new Tally();
    private final List<String> faults = new ArrayList<>();
    private Fate fate;
    private int depth;
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
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final Deque<RecordingWakeups.Request> queue = new ArrayDeque<>();
    private final Deque<AppointmentChange> deliveries = new ArrayDeque<>();
    private final Map<String, AppointmentChange> newest = new LinkedHashMap<>();

    /** Meetings by organiser and external id; the value is what it looks like now. */
    private final Map<String, MeetingState.Live> meetings = new LinkedHashMap<>();

    private final Map<String, Message> sent = new LinkedHashMap<>();
    private int meetingNumber;

    private final Pace pace =
            new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), clock, Measures.NONE);

    private final ReceiveAppointment receive;
    private final ReconcileVisit reconcile;
    private final DeliverNotice deliver;
    private final Redrive redrive;

    Lives(long seed, Fate fate) {
        this.random = new Random(seed);
        this.fate = fate;
        configure();
        Visits mortalVisits = mortal(Visits.class, visits);
        Unsettled mortalUnsettled = mortal(Unsettled.class, unsettled);
        Wakeups mortalWakeups = mortal(Wakeups.class, wakeups);
        Organisations mortalOrganisations = organisations;
        Meetings mortalTeams = mortal(Meetings.class, new Teams());
        Messenger mortalPost = mortal(Messenger.class, new Post());
        var tokens = new JoinTokens(
                "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8),
                URI.create("https://v.example.org"));
        Phones phones = (written, region) -> new Phones.Reading.Mobile(written);
        Templates templates = (part, kind, language, data) -> kind + " " + data.get("appointment");
        this.receive = new ReceiveAppointment(mortalVisits, mortalUnsettled, mortalWakeups, clock);
        this.reconcile = new ReconcileVisit(
                mortalVisits,
                mortalOrganisations,
                mortalUnsettled,
                mortalWakeups,
                new TeamsSide(
                        mortalVisits,
                        new GuardedMeetings(mortalTeams, pace.meetings(), Measures.NONE),
                        name -> new Directory.Answer.Found("oid-" + name),
                        mortalOrganisations,
                        new InMemoryAllowance()),
                new PatientSide(
                        mortalVisits, mortal(JoinLinks.class, new InMemoryJoinLinks()), tokens, mortalWakeups, phones),
                clock,
                () -> "run " + run++);
        this.deliver = new DeliverNotice(
                mortalVisits,
                mortalOrganisations,
                dispatch(mortalPost),
                new MessageWriter(templates, invite -> "", tokens),
                phones,
                mortalUnsettled,
                mortalWakeups,
                clock);
        this.redrive = new Redrive(mortalUnsettled, mortalWakeups, clock);
    }

    private Dispatch dispatch(Messenger post) {
        return new Dispatch(post, pace.turns(), pace.texts(), pace.mails(), Measures.NONE);
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
            for (int j = 0; j < 200 && work(); j++) {
                now = now.plusSeconds(1);
            }
        }
    }

    /** What is wrong with the world at its end. */
    List<String> faults() {
        newest.forEach(this::judge);
        newest.keySet().forEach(this::judgeAudit);
        unsettled.due(now.plus(Duration.ofDays(1)), 100).stream()
                .filter(entry -> !waitsForPerson(entry.change().visit()))
                .forEach(entry -> faults.add("not settled: " + entry));
        return faults;
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
        if (random.nextInt(3) == 0) {
            webhook();
        } else {
            work();
        }
    }

    /** An EHR that gets no answer sends again. */
    private void webhook() {
        AppointmentChange change = deliveries.poll();
        if (change != null && !guarded(() -> receive.receive(CALLER, change, cause()))) {
            deliveries.add(change);
        }
    }

    /** A queue gives a message again if its receiver died; now and then it is lost, as one that was poison is. */
    private boolean work() {
        queue.addAll(wakeups.drain());
        RecordingWakeups.Request request = random.nextBoolean() ? queue.pollFirst() : queue.pollLast();
        if (request == null) {
            return false;
        }
        if (!guarded(() -> handle(request)) && random.nextInt(4) > 0) {
            queue.addFirst(request);
        }
        return true;
    }

    private void handle(RecordingWakeups.Request request) {
        switch (request) {
            case RecordingWakeups.Request.Reconcile(var change, var attempt, var after, var cause) ->
                reconcile.reconcile(change, attempt, cause.followed());
            case RecordingWakeups.Request.Send(var visit, var notice, var attempt, var after, var cause) -> {
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
        if (random.nextDouble() < fate.death) {
            tally.deaths++;
            throw new Death();
        }
    }

    private void overlap() {
        if (depth < 2 && random.nextDouble() < fate.overlap) {
            depth++;
            tally.overlaps++;
            if (random.nextInt(3) == 0) {
                webhook();
            } else {
                work();
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

    private void configure() {
        organisations.put(ORGANISATION, "Springfield", Set.of());
        organisations.put(
                ORGANISATION,
                new Clinic(
                        new ClinicId("c"),
                        "Any",
                        "Any",
                        Optional.empty(),
                        ZoneId.of("Europe/London"),
                        "GB",
                        "01632 960001",
                        new Clinic.Location("Here", "1 Road"),
                        "clinic@example.org",
                        Set.of(),
                        Clinic.OPENS_BEFORE,
                        Clinic.CLOSES_AFTER,
                        List.of(),
                        List.of("en"),
                        Map.of(),
                        new Clinic.Organiser.OwnClinician()));
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
            sent.put(
                    text.key(),
                    new Message(text.to(), notice.kind(), notice.facts().start(), sent.size()));
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
