package org.virtualvisits.e2e.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.graph.Limits;

/**
 * {@code mvn -Pflood}: webhooks as fast as they are taken, with Graph's real limits on, and in real time. Says how fast they
 * were taken, during the flood and while it drained, and how long draining took beside the least that the limits allow.
 */
public final class Flood implements AutoCloseable {

    private static final Path PICTURE = Chaos.FOLDER.resolve("flood.svg");
    private static final int WEBHOOKS = Integer.getInteger("flood.webhooks", 50_000);
    private static final int APPOINTMENTS = Integer.getInteger("flood.appointments", WEBHOOKS / 10);
    private static final int CLINICS = Integer.getInteger("flood.clinics", 50);
    private static final int AT_ONCE = Integer.getInteger("flood.atOnce", 16);
    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("flood.minutes", 60));

    /** Half a minute's. */
    private static final int SAMPLES_A_LINE = 15;

    /** Nothing is hurried: a message waits as long as it was told to. */
    private static final Duration ANY_DELAY = Duration.ofDays(7);

    private static final Limits REAL =
            Limits.REAL.withRequestRates(Limits.MeasuredBy.SYSTEM_CLOCK).withSendRate(Limits.MeasuredBy.SYSTEM_CLOCK);

    private final Surroundings surroundings;
    private final ExampleEhr ehr;
    private final Instant start;
    private final long begun = System.nanoTime();
    private final List<Double> flooding = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> draining = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();
    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger trickled = new AtomicInteger();

    /**
     * What there was at one moment.
     *
     * @param second since the start
     */
    private record Sample(double second, long reconcile, long notices, long mails) {

        /** But for what trickles in. */
        private boolean isQuiet() {
            return reconcile + notices < 5;
        }
    }

    private Flood() throws IOException {
        this.surroundings = new Surroundings(
                CLINICS, Carrier.Kind.ACS, REAL, Set.of(), ANY_DELAY, 0, Surroundings.Wear.LOAD, Chaos.log(0));
        this.ehr = new ExampleEhr(surroundings.host().baseUrl(), surroundings.clock()::instant);
        this.start = surroundings.clock().instant().plus(Duration.ofDays(40));
        surroundings.host().start(Duration.ZERO);
    }

    /** Ends with 1 if anything was not taken or not drained. */
    public static void main(String[] arguments) throws IOException {
        boolean drained;
        try (var flood = new Flood()) {
            drained = flood.run();
        }
        System.exit(drained ? 0 : 1);
    }

    private boolean run() throws IOException {
        boolean drained;
        double flooded;
        double end;
        try (ScheduledExecutorService watch = Executors.newScheduledThreadPool(1)) {
            ScheduledFuture<?> sampling = watch.scheduleWithFixedDelay(this::sample, 0, 2, TimeUnit.SECONDS);
            flood();
            flooded = second();
            System.out.printf("%d webhooks taken after %.0f s%n", taken.get(), flooded);
            try (ScheduledExecutorService trickle = Executors.newScheduledThreadPool(1)) {
                ScheduledFuture<?> drops = trickle.scheduleWithFixedDelay(this::trickle, 0, 500, TimeUnit.MILLISECONDS);
                drained = KillableHost.comesWithin(PATIENCE, this::isDrained);
                end = second();
                drops.cancel(false);
            }
            sampling.cancel(false);
        }
        report(drained, flooded, end);
        return drained && refused.isEmpty();
    }

    /** Every appointment in turn, in its first version, then in its second, and so on. */
    private void flood() {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                threads.execute(() -> {
                    for (int n = next.getAndIncrement(); n < WEBHOOKS; n = next.getAndIncrement()) {
                        tell(n % APPOINTMENTS, n / APPOINTMENTS + 1, true);
                    }
                });
            }
        }
    }

    /** While it drains, new appointments go on coming, but change nothing that must drain: they are only proposed. */
    private void trickle() {
        try {
            tell(APPOINTMENTS + trickled.incrementAndGet(), 1, false);
        } catch (RuntimeException stopping) {
            refused.merge(0, 1, Integer::sum);
        }
    }

    private void tell(int appointment, int version, boolean flood) {
        String id = "flood-" + appointment;
        int clinic = appointment % CLINICS;
        var sent = new ExampleEhr.Sent(
                version,
                flood ? "booked" : "proposed",
                start.plus(Duration.ofMinutes(30L * (version % 8))),
                "en",
                "+447700900%03d".formatted(100 + appointment % 880),
                "patient" + appointment + "@example.org");
        String body = ehr.body(id, sent)
                .replace("Practitioner/demo", "Practitioner/d" + clinic)
                .replace("Location/riverside", "Location/own" + clinic);
        long from = System.nanoTime();
        HttpResponse<String> answer = ehr.put("/api/fhir/Appointment/" + id, body);
        (flood ? flooding : draining).add((System.nanoTime() - from) / 1e6);
        if (answer.statusCode() / 100 == 2) {
            taken.incrementAndGet();
        } else {
            refused.merge(answer.statusCode(), 1, Integer::sum);
        }
    }

    private void sample() {
        try {
            var sample = new Sample(
                    second(),
                    waiting(Queues.RECONCILE_VISIT, Queues.RECONCILE_VISIT_BULK),
                    waiting(Queues.SEND_NOTICE, Queues.SEND_NOTICE_BULK),
                    surroundings.graph().sentMail().size());
            samples.add(sample);
            if (samples.size() % SAMPLES_A_LINE == 0) {
                System.out.printf(
                        "%.0f s: %d webhooks taken; %d visits and %d notices wait; %d mails%n",
                        sample.second(), taken.get(), sample.reconcile(), sample.notices(), sample.mails());
            }
        } catch (RuntimeException busy) {
            System.out.println("no sample: " + busy.getClass().getName());
        }
    }

    /** In both lanes. */
    private long waiting(String queue, String bulk) {
        return surroundings.queues().approximateCount(queue)
                + surroundings.queues().approximateCount(bulk);
    }

    /** Everybody has a mail of their own, and nothing is left to do. The storage is asked last: that is work, too. */
    private boolean isDrained() {
        return surroundings.graph().sentMail().size() >= APPOINTMENTS
                && samples.getLast().isQuiet()
                && surroundings.ports().unsettled().count(1) == 0;
    }

    private double second() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void report(boolean drained, double flooded, double end) throws IOException {
        double meetings = 2.0 * APPOINTMENTS / REAL.meetingWritesPerSecond();
        double mails = 60.0 * APPOINTMENTS / CLINICS / REAL.sendsPerMinute();
        long memory = surroundings
                .host()
                .state()
                .map(KillableHost.State::peakHeapBytes)
                .orElse(0L);
        String text = String.format(
                Locale.ROOT,
                """
                | what | figure |
                |---|---|
                | webhooks, appointments, clinics (mailboxes) | %d, %d, %d |
                | taken, refused by status | %d, %s |
                | flood lasted | %.0f s, %.0f webhooks a second |
                | a webhook in the flood, half within, 95 %% within | %.0f ms, %.0f ms |
                | a webhook while it drained, half within, 95 %% within | %.0f ms, %.0f ms (%d) |
                | drained | %s, %.0f s after the first webhook |
                | floor: meetings' 30 writes a second, mailboxes' 30 mails a minute | %.0f s, %.0f s |
                | meetings made, mails, texts | %d, %d, %d |
                | times over a limit | %s |
                | most messages waiting, in both lanes (to reconcile a visit, to send a notice) | %d, %d |
                | peak heap of the host | %d MiB |
                """,
                WEBHOOKS,
                APPOINTMENTS,
                CLINICS,
                taken.get(),
                new TreeMap<>(refused),
                flooded,
                WEBHOOKS / flooded,
                percentile(flooding, 50),
                percentile(flooding, 95),
                percentile(draining, 50),
                percentile(draining, 95),
                draining.size(),
                drained ? "yes" : "no",
                end,
                meetings,
                mails,
                surroundings.graph().meetings().size(),
                surroundings.graph().sentMail().size(),
                surroundings.carrier().messages().get().size(),
                new TreeMap<>(surroundings.graph().violations()),
                samples.stream().mapToLong(Sample::reconcile).max().orElse(0),
                samples.stream().mapToLong(Sample::notices).max().orElse(0),
                memory >> 20);
        System.out.println(text);
        Files.createDirectories(Chaos.FOLDER);
        Files.writeString(Chaos.FOLDER.resolve("flood.md"), text);
        Files.writeString(PICTURE, picture().svg());
    }

    private Plot picture() {
        return new Plot(
                        "%d webhooks for %d appointments of %d clinics".formatted(WEBHOOKS, APPOINTMENTS, CLINICS),
                        "seconds")
                .line("visits wait", points(Sample::reconcile))
                .line("notices wait", points(Sample::notices))
                .line("mails sent", points(Sample::mails));
    }

    private List<Plot.Point> points(ToDoubleFunction<Sample> value) {
        return List.copyOf(samples).stream()
                .map(sample -> new Plot.Point(sample.second(), value.applyAsDouble(sample)))
                .toList();
    }

    private static double percentile(List<Double> millis, int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
