package org.virtualvisits.core.visit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.virtualvisits.core.kernel.Attention;
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
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;
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

/**
 * A year of a clinic with rooms in five time zones, played by the real use cases against the twins: people book, move,
 * cancel, come, and do not come; the process dies, requests get lost, and now and then nothing runs for hours.
 */
final class Year {

    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant END = Instant.parse("2027-03-01T00:00:00Z");
    static final List<String> ZONES =
            List.of("Europe/London", "America/New_York", "Australia/Adelaide", "Asia/Kolkata", "Australia/Lord_Howe");

    private static final OrganisationId ORGANISATION = new OrganisationId("spring");
    private static final Source SOURCE =
            new Source(new SourceId("ehr"), "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.empty());
    private static final Caller CALLER = new Caller(ORGANISATION, SOURCE);
    private static final Cause CAUSE = Cause.ofSystem(Cause.correlation("year"));

    /** What the EHR, or staff, did: the appointment is so from then on; or its clinician is late. */
    record Event(int visit, Instant at, String status, Instant start, boolean video, int late) {}

    /** What reached a patient. */
    record Heard(int visit, Instant at, String channel, String kind, String occasion, String time) {}

    /** Who is to be told of a visit, and where. */
    record Person(boolean phone, boolean email, boolean numberIsDead) {}

    /** A stretch of time in which nothing runs. */
    record Outage(Instant from, Instant until) {}

    private record Asked(Instant at, long order, RecordingWakeups.Request request) {}

    /** No visit in particular. */
    static final int ALL = -1;

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    final List<Event> happened = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<Outage> outages = new ArrayList<>();

    /** When a request for a visit was lost, or the process died at work on it; under {@link #ALL} when a timer died. */
    final Map<Integer, List<Instant>> mishaps = new HashMap<>();

    int deaths;
    int lost;

    private final Random random;
    private final List<Event> script = new ArrayList<>();
    private final Map<String, Integer> visitOf = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final InMemoryAlarms alarms = new InMemoryAlarms();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final PriorityQueue<Asked> queue =
            new PriorityQueue<>(Comparator.comparing(Asked::at).thenComparingLong(Asked::order));
    private final ReceiveAppointment receive;
    private final ReconcileVisit reconcile;
    private final DeliverNotice deliver;
    private final Redrive redrive;
    private final RingAlarms ring;
    private final TellLateness tellLateness;
    private Instant now = BEGIN;
    private long order;
    private int run;

    /** Who is worked on. */
    private int current = ALL;

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

    /** Many visits, made up by a seed, with outages. */
    Year(long seed, int size) {
        this(seed);
        for (int i = 0; i < size; i++) {
            write(i);
        }
        script.sort(Comparator.comparing(Event::at));
        for (int i = 0; i < 24; i++) {
            Instant from = BEGIN.plus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
            outages.add(new Outage(from, from.plus(Duration.ofMinutes(10 + random.nextInt(290)))));
        }
        outages.sort(Comparator.comparing(Outage::from));
    }

    /** These events alone, in their order, of people who have a phone each. */
    Year(List<Event> events) {
        this(1);
        events.forEach(event -> {
            while (people.size() <= event.visit()) {
                people.add(new Person(true, false, false));
            }
            script.add(event);
        });
    }

    private Year(long seed) {
        random = new Random(seed);
        configure();
        var tokens = new JoinTokens(
                "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8),
                URI.create("https://v.example.org"));
        Phones phones = (written, region) -> new Phones.Reading.Mobile(written);
        Templates templates = (part, kind, whose, language, data) -> kind + "|" + time(data);
        var pace = new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), clock, Measures.NONE);
        Visits mortal = mortal(Visits.class, visits);
        Unsettled list = mortal(Unsettled.class, unsettled);
        Wakeups asking = mortal(Wakeups.class, wakeups);
        Alarms setting = mortal(Alarms.class, alarms);
        receive = new ReceiveAppointment(mortal, list, asking, Bygones.NONE, Measures.NONE, clock);
        reconcile = new ReconcileVisit(
                mortal,
                organisations,
                list,
                asking,
                new EhrSide(mortal, (source, patient) -> new Patients.Answer.Barred()),
                new TeamsSide(
                        mortal,
                        mortal(Meetings.class, new InMemoryMeetings()),
                        name -> new Directory.Answer.Unknown(),
                        organisations,
                        new InMemoryAllowance()),
                new PatientSide(mortal, new InMemoryJoinLinks(), tokens, asking, setting, phones, Forewarnings.NONE),
                Onlookers.NOBODY,
                clock,
                () -> "run " + run++);
        deliver = new DeliverNotice(
                mortal,
                organisations,
                new Dispatch(
                        mortal(Messenger.class, new Post()), pace.turns(), pace.texts(), pace.mails(), Measures.NONE),
                Permission.ALWAYS,
                new MessageWriter(templates, invite -> "", tokens, true),
                phones,
                list,
                asking,
                Onlookers.NOBODY,
                clock);
        redrive = new Redrive(list, asking, clock);
        ring = new RingAlarms(setting, list, asking, clock);
        tellLateness = new TellLateness(mortal, organisations, list, asking, clock);
    }

    private static String time(Map<String, ?> data) {
        return data.get("appointment") instanceof Map<?, ?> words
                ? words.get("date") + " " + words.get("start_time")
                : "no appointment";
    }

    /** Where the patient is: every fourth one elsewhere than the clinic, as the appointment tells. */
    static ZoneId zone(int visit) {
        return own(visit).orElse(clinicZone(visit));
    }

    private static Optional<ZoneId> own(int visit) {
        return visit % 4 == 1 ? Optional.of(ZoneId.of(ZONES.get(visit / 4 % ZONES.size()))) : Optional.empty();
    }

    private static ZoneId clinicZone(int visit) {
        return ZoneId.of(ZONES.get(visit % ZONES.size()));
    }

    /** Every third day clinics in Adelaide also say "about to start"; in Kolkata it is never quiet; some types differ. */
    private static Reminding reminding(int clinic) {
        return new Reminding(
                Reminding.USUAL_REMINDERS,
                clinic == 2 ? Optional.of(Duration.ofMinutes(10)) : Optional.empty(),
                clinic != 1,
                clinic == 3 ? QuietHours.NEVER : QuietHours.USUAL);
    }

    /** Plays the year. */
    void play() {
        var next = script.iterator();
        Event event = next.next();
        while (event != null || now.isBefore(END)) {
            Instant at = minimum(
                    event == null ? END : event.at(),
                    timers(),
                    queue.isEmpty() ? END : queue.peek().at());
            now = up(at.isAfter(now) ? at : now);
            if (event != null && !event.at().isAfter(now)) {
                happen(event);
                event = next.hasNext() ? next.next() : null;
            } else if (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
                work(queue.remove());
            } else if (now.isBefore(END)) {
                current = ALL;
                guarded(() -> ring.ring(CAUSE));
                guarded(() -> redrive.redrive(CAUSE));
                now = now.plusSeconds(1);
            }
            wakeups.drain().forEach(this::ask);
        }
    }

    /** When a timer next finds something: they run every minute, on the minute. */
    private Instant timers() {
        Instant alarm = alarms.first().orElse(END);
        Instant mark = unsettled.changes().values().stream()
                .min(Comparator.naturalOrder())
                .orElse(END);
        Instant first = minimum(alarm, mark, END);
        Instant from = first.isAfter(now) ? first : now;
        return Instant.ofEpochSecond((from.getEpochSecond() + 59) / 60 * 60);
    }

    private static Instant minimum(Instant one, Instant other, Instant third) {
        Instant least = one.isBefore(other) ? one : other;
        return least.isBefore(third) ? least : third;
    }

    private Instant up(Instant at) {
        return outages.stream()
                .filter(outage -> !at.isBefore(outage.from()) && at.isBefore(outage.until()))
                .map(Outage::until)
                .max(Comparator.naturalOrder())
                .orElse(at);
    }

    private void ask(RecordingWakeups.Request request) {
        if (random.nextInt(300) == 0) {
            lost++;
            mishap(visitOf.getOrDefault(visit(request).value(), ALL));
            return;
        }
        queue.add(new Asked(now.plus(request.after()).plusSeconds(1), order++, request));
    }

    private void mishap(int visit) {
        mishaps.computeIfAbsent(visit, key -> new ArrayList<>()).add(now);
    }

    private static VisitId visit(RecordingWakeups.Request request) {
        return switch (request) {
            case RecordingWakeups.Request.Reconcile reconcile ->
                reconcile.change().visit();
            case RecordingWakeups.Request.Send send -> send.visit();
        };
    }

    private void work(Asked asked) {
        current = visitOf.getOrDefault(visit(asked.request()).value(), ALL);
        boolean done = guarded(() -> {
            switch (asked.request()) {
                case RecordingWakeups.Request.Reconcile(var change, var attempt, var after, var cause) ->
                    reconcile.reconcile(change, attempt, cause);
                case RecordingWakeups.Request.Send(var visit, var notice, var attempt, var after, var cause) ->
                    deliver.deliver(visit, notice, attempt, cause);
            }
        });
        if (!done) {
            queue.add(new Asked(now.plusSeconds(30), order++, asked.request()));
        }
    }

    /** An EHR that gets no answer sends again at once. */
    private void happen(Event event) {
        current = event.visit();
        Event at = new Event(event.visit(), now, event.status(), event.start(), event.video(), event.late());
        VisitId id = VisitId.of(ORGANISATION, SOURCE.id(), "a" + event.visit());
        visitOf.put(id.value(), event.visit());
        var noted = new boolean[1];
        Runnable act = event.late() > 0
                ? () -> noted[0] = tellLateness.tell(CALLER, id, Duration.ofMinutes(event.late()), CAUSE)
                        instanceof TellLateness.Outcome.Noted
                : () -> {
                    receive.receive(CALLER, change(event), CAUSE);
                    noted[0] = true;
                };
        while (!guarded(act)) {
            now = now.plusSeconds(1);
        }
        if (noted[0]) {
            happened.add(at);
        }
    }

    private void write(int visit) {
        ZoneId zone = clinicZone(visit);
        Person person = random.nextInt(10) < 6
                ? new Person(true, true, random.nextInt(30) == 0)
                : new Person(visit % 2 == 0, visit % 2 == 1, false);
        people.add(person);
        Instant start = start(BEGIN.plus(Duration.ofMinutes(600 + random.nextInt(355 * 24 * 60))), zone);
        Instant at = start.minus(Duration.ofMinutes(5 + (long) (Math.pow(random.nextDouble(), 3) * 30 * 24 * 60)));
        at = at.isBefore(BEGIN) ? BEGIN : at;
        script.add(new Event(visit, at, "booked", start, true, 0));
        for (int moves = random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0; moves > 0; moves--) {
            Instant when = between(at, start);
            Instant next = start(start.plus(Duration.ofMinutes(random.nextInt(6 * 24 * 60) - 1000L)), zone);
            if (when.isAfter(at)
                    && next.isAfter(when.plus(Duration.ofMinutes(5)))
                    && next.isBefore(END.minusSeconds(86_400 * 4))) {
                script.add(new Event(visit, when, "booked", next, true, 0));
                at = when;
                start = next;
            }
        }
        switch (random.nextInt(20)) {
            case 0, 1 -> script.add(new Event(visit, between(at, start), "cancelled", start, true, 0));
            case 2 -> script.add(new Event(visit, between(at, start), "booked", start, false, 0));
            case 3 ->
                script.add(new Event(
                        visit, start.plus(Duration.ofMinutes(30 + random.nextInt(1_200))), "noshow", start, true, 0));
            case 4, 5, 6, 7 -> {
                Instant arrives = start.minus(Duration.ofMinutes(random.nextInt(90)));
                if (arrives.isAfter(at)) {
                    script.add(new Event(visit, arrives, "arrived", start, true, 0));
                }
            }
            case 8 -> {
                Instant said = start.minus(Duration.ofMinutes(random.nextInt(120)));
                if (said.isAfter(at)) {
                    script.add(new Event(visit, said, "booked", start, true, 5 + 5 * random.nextInt(12)));
                }
            }
            default -> {}
        }
    }

    private Instant between(Instant one, Instant other) {
        long seconds = Duration.between(one, other).toSeconds();
        return one.plusSeconds(1 + (long) (random.nextDouble() * Math.max(1, seconds)));
    }

    /** A quarter of an hour of somebody's working day, which begins at seven and ends at nine. */
    private Instant start(Instant near, ZoneId zone) {
        LocalDate day = near.atZone(zone).toLocalDate();
        return day.atTime(7 + random.nextInt(14), 15 * random.nextInt(4))
                .atZone(zone)
                .toInstant();
    }

    private int versions;

    private AppointmentChange change(Event event) {
        versions++;
        Person person = people.get(event.visit());
        return new AppointmentChange(
                "a" + event.visit(),
                new Version(OptionalLong.of(versions), Optional.empty(), now),
                Optional.empty(),
                new AppointmentChange.Content.State(id -> new Wanted(
                        AppointmentStatus.of(event.status()).orElseThrow(),
                        Optional.of(event.start()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Patient(
                                Patient.key(id, "p"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                person.phone() ? Optional.of("phone-" + event.visit()) : Optional.empty(),
                                person.email() ? Optional.of("p" + event.visit() + "@example.org") : Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                own(event.visit()),
                                Patient.Role.PATIENT)),
                        List.of(new Actor(Set.of("lee"), Optional.empty())),
                        List.of(new Actor(Set.of("c" + event.visit() % ZONES.size()), Optional.empty())),
                        List.of(event.video() ? event.visit() % 7 == 0 ? "short" : "video" : "clinic"),
                        false)));
    }

    private boolean guarded(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Death | IllegalStateException e) {
            return false;
        }
    }

    private <T> T mortal(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
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
        if (random.nextInt(2_000) == 0) {
            deaths++;
            mishap(current);
            throw new Death();
        }
    }

    private void configure() {
        organisations.put(ORGANISATION, "Springfield", Set.of());
        for (int i = 0; i < ZONES.size(); i++) {
            organisations.put(
                    ORGANISATION,
                    new Clinic(
                            new ClinicId("c" + i),
                            "Any",
                            "Any",
                            Optional.empty(),
                            ZoneId.of(ZONES.get(i)),
                            "GB",
                            "01632 960001",
                            new Clinic.Location("Here", "1 Road"),
                            "clinic@example.org",
                            Set.of(),
                            Clinic.OPENS_BEFORE,
                            Clinic.CLOSES_AFTER,
                            reminding(i),
                            List.of("en"),
                            Map.of(),
                            new Clinic.Organiser.OwnClinician(),
                            Clinic.OnDecline.ASK,
                            false));
        }
        Duration length = Duration.ofMinutes(20);
        organisations.put(ORGANISATION, new AppointmentType("video", Optional.empty(), "Video", true, length));
        organisations.put(ORGANISATION, new AppointmentType("clinic", Optional.empty(), "Clinic", false, length));
        organisations.put(
                ORGANISATION,
                new AppointmentType(
                        "short",
                        Optional.empty(),
                        "Short",
                        true,
                        length,
                        Optional.of(List.of(Duration.ofDays(2), Duration.ofHours(3)))));
        organisations.put(
                ORGANISATION, new Clinician("lee", Set.of("lee"), "Dr Lee", Optional.empty(), Optional.of("oid-lee")));
        organisations.put(ORGANISATION, SOURCE);
    }

    /** Carriers who are asked whether they have a message before it is repeated. */
    private final class Post implements Messenger {

        @Override
        public Delivery send(Text text, boolean perhapsSent) {
            boolean dead = people.get(visit(text.key())).numberIsDead();
            return dead && !text.body().startsWith("CONF")
                    ? new Delivery.Refused(new Attention(Attention.Code.NOTICE_FAILED, "No such number.", "Ring."))
                    : take(text.key(), "sms", text.body());
        }

        @Override
        public Delivery send(Mail mail, boolean perhapsSent) {
            return take(mail.key(), "email", mail.text());
        }

        private Delivery take(String key, String channel, String text) {
            if (random.nextInt(50) == 0) {
                return new Delivery.Later(Duration.ofSeconds(20), Hindrance.UNANSWERED);
            }
            if (accepted.add(key)) {
                String[] words = text.split("\\|", 2);
                String[] parts = key.substring(27).split("-");
                heard.add(new Heard(visit(key), now, channel, words[0], parts.length > 3 ? parts[3] : "", words[1]));
            }
            return random.nextInt(100) == 0
                    ? new Delivery.Later(Duration.ofSeconds(20), Hindrance.UNANSWERED)
                    : new Delivery.Accepted(key);
        }

        private int visit(String key) {
            return visitOf.getOrDefault(key.substring(0, 26), -1);
        }
    }
}
