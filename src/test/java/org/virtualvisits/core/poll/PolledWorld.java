package org.virtualvisits.core.poll;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Bygones;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.memory.InMemoryBookmarks;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** An EHR of a few appointments that is polled, in a process that may die before and after any call. */
final class PolledWorld {

    static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");
    static final OrganisationId NORTH = new OrganisationId("north");
    static final URI BASE = URI.create("https://ehr.example.org/fhir");
    private static final SourceId EHR = new SourceId("ehr");

    /** The process is gone. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Held(int version, Instant updated) {}

    Instant now = BEGIN;
    int pageSize = 3;
    boolean sorts = true;
    boolean hasTimes = true;

    /** Whether time passes while the poll works. */
    boolean ticks;

    /** The call at which the process dies, counted from here; never if negative. */
    int dies = -1;

    private Runnable meanwhile = () -> {};
    final Deque<Ehr.Answer> planned = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final Map<String, Double> told = new HashMap<>();
    final Set<String> unstorable = new HashSet<>();
    final InMemoryVisits visits = new InMemoryVisits();
    final InMemoryBookmarks bookmarks = new InMemoryBookmarks();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final Map<String, Held> appointments = new LinkedHashMap<>();
    private final Map<String, Page> pages = new HashMap<>();
    private final Source source;
    private final ReceiveAppointment receive;
    private final PollEhrs poll;

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
            now = ticks ? now.plusMillis(1) : now;
            return now;
        }
    };

    PolledWorld() {
        this(Source.Order.AUTOMATIC);
    }

    PolledWorld(Source.Order order) {
        this.source = source(order, BASE);
        organisations.put(NORTH, "North", Set.of());
        organisations.put(NORTH, source);
        Measures measures = (measure, value, labels) ->
                told.merge(measure.key() + " " + labels.getOrDefault(Measures.Label.OUTCOME, ""), value, Double::sum);
        this.receive = new ReceiveAppointment(
                mortal(Visits.class, visits),
                mortal(Unsettled.class, unsettled),
                mortal(Wakeups.class, new RecordingWakeups()),
                Bygones.NONE,
                measures,
                clock);
        this.poll = new PollEhrs(
                organisations,
                mortal(Bookmarks.class, bookmarks),
                mortal(Ehr.class, new Server()),
                (json, at) -> Optional.ofNullable(pages.get(json)).map(page -> askedAt(page, at)),
                receive,
                measures,
                clock);
    }

    private static Source source(Source.Order order, URI base) {
        return new Source(
                EHR,
                "EHR",
                Set.of("a".repeat(64)),
                List.of(),
                order,
                Optional.empty(),
                Optional.of(new FhirServer(base, new FhirServer.SignIn.Open(), Duration.ofMinutes(15), true)));
    }

    void move(URI base) {
        organisations.put(NORTH, source(source.order(), base));
    }

    /** A change in the EHR, of which no webhook tells. */
    void change(String id) {
        change(id, now);
    }

    void change(String id, Instant updated) {
        Held held = appointments.remove(id);
        appointments.put(id, new Held(held == null ? 1 : held.version() + 1, updated));
    }

    /** A webhook that tells of the appointment as it is now. */
    void tell(String id) {
        receive.receive(new Caller(NORTH, source), found(id, now).change(), cause());
    }

    int poll() {
        return poll.poll(cause());
    }

    /** Until the EHR has been asked again and answered, a minute at a time. */
    void pollUntilDue() {
        now = now.plus(Duration.ofMinutes(20));
        poll();
    }

    Bookmark bookmark() {
        return bookmarks.find(NORTH, EHR).orElseThrow().bookmark();
    }

    /** The version that is held of an appointment; 0 if there is none. */
    long held(String id) {
        return visits.find(VisitId.of(NORTH, EHR, id))
                .map(stored -> stored.visit().version().number().orElse(0))
                .orElse(0L);
    }

    Optional<Visit> visit(String id) {
        return visits.find(VisitId.of(NORTH, EHR, id)).map(Visits.Stored::visit);
    }

    boolean agrees() {
        return appointments.entrySet().stream()
                .allMatch(entry -> held(entry.getKey()) == entry.getValue().version());
    }

    boolean isMarked(String id) {
        return unsettled.has(VisitId.of(NORTH, EHR, id));
    }

    private Held kept(String id) {
        return Optional.ofNullable(appointments.get(id)).orElseThrow();
    }

    private static Cause cause() {
        return Cause.ofTimer("poll", Cause.correlation("test"));
    }

    private Page.Found found(String id, Instant at) {
        Held held = kept(id);
        Optional<Instant> updated = hasTimes ? Optional.of(held.updated()) : Optional.empty();
        OptionalLong number =
                source.order() == Source.Order.ARRIVAL ? OptionalLong.empty() : OptionalLong.of(held.version());
        return new Page.Found(
                new AppointmentChange(
                        id,
                        new Version(number, updated, at),
                        Optional.empty(),
                        new AppointmentChange.Content.State(visit -> new Wanted(
                                AppointmentStatus.BOOKED,
                                Optional.of(BEGIN.plus(Duration.ofDays(held.version()))),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of("video"),
                                false))),
                updated);
    }

    private static Page askedAt(Page page, Instant at) {
        return new Page(
                page.found().stream()
                        .map(found -> {
                            Version version = found.change().version();
                            return new Page.Found(
                                    found.change()
                                            .of(new Version(version.number(), version.updated(), Version.asked(at))),
                                    found.updated());
                        })
                        .toList(),
                page.unreadable(),
                page.next(),
                page.sorted());
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
        if (dies-- == 0) {
            throw new Death();
        }
    }

    /** Pages over what there is when the first is asked for. */
    private final class Server implements Ehr {

        private List<String> walk = List.of();

        @Override
        public Answer changed(FhirServer server, Instant since, int atMost) {
            asked.add("since " + since);
            Comparator<String> order = Comparator.comparing(id -> kept(id).updated());
            walk = appointments.keySet().stream()
                    .filter(id -> kept(id).updated().isAfter(since))
                    .sorted(sorts ? order : order.reversed())
                    .toList();
            return page(0);
        }

        @Override
        public Answer next(FhirServer server, String link) {
            asked.add("next " + link);
            return page(Integer.parseInt(link));
        }

        @Override
        public Answer patient(FhirServer server, String id) {
            return new Answer.Absent();
        }

        private Answer page(int from) {
            if (!planned.isEmpty()) {
                return planned.poll();
            }
            List<Page.Found> found = walk.stream()
                    .skip(from)
                    .limit(pageSize)
                    .map(id -> unstorable.contains(id) ? broken(id) : found(id, now))
                    .toList();
            Optional<String> next =
                    from + pageSize < walk.size() ? Optional.of(String.valueOf(from + pageSize)) : Optional.empty();
            String name = "page " + pages.size();
            pages.put(name, new Page(found, 0, next, sorts));
            meanwhile.run();
            return new Answer.Said(name);
        }

        private Page.Found broken(String id) {
            Page.Found found = found(id, now);
            return new Page.Found(
                    new AppointmentChange(
                            id,
                            found.change().version(),
                            Optional.empty(),
                            new AppointmentChange.Content.State(visit -> {
                                throw new IllegalArgumentException("too large for a row");
                            })),
                    found.updated());
        }
    }

    /** What happens between the making of a page and its arrival. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** What the server says next. */
    void plan(Ehr.Answer answer) {
        planned.add(answer);
    }

    static Ehr.Answer later(Duration after) {
        return new Ehr.Answer.Later(after, Hindrance.UNANSWERED);
    }
}
