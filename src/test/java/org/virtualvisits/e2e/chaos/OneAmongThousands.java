package org.virtualvisits.e2e.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.graph.Limits;

/**
 * {@code mvn -Pflood -Dflood.of=OneAmongThousands -Dflood.webhooks=10000}: one clinic's EHR sends thousands of changes as
 * fast as they are taken; another clinic books single visits, one after another. Says how long a single visit takes from
 * its webhook until its patient has been told, without the flood, in it, and while it drains.
 */
public final class OneAmongThousands implements AutoCloseable {

    private static final int WEBHOOKS = Integer.getInteger("flood.webhooks", 10_000);
    private static final int AT_ONCE = Integer.getInteger("flood.atOnce", 16);
    private static final int SINGLES = 15;

    /** A single visit has a clinic of its own, so that its mail never waits for its mailbox. */
    private static final int CLINICS = 90;

    /** Of the flooding clinic: nobody holds more than the 2,000 meetings a month that Graph allows. */
    private static final int CLINICIANS = 20;

    /** Below this the carriers have numbers that no text reaches. */
    private static final int FINE_NUMBERS = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANY_DELAY = Duration.ofDays(7);
    private static final Limits REAL =
            Limits.REAL.withRequestRates(Limits.MeasuredBy.SYSTEM_CLOCK).withSendRate(Limits.MeasuredBy.SYSTEM_CLOCK);

    private final Surroundings surroundings;
    private final ExampleEhr ehr;
    private final Instant start;
    private final AtomicInteger singles = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    private OneAmongThousands() throws IOException {
        Files.createDirectories(Chaos.FOLDER);
        this.surroundings = new Surroundings(
                CLINICS, Carrier.Kind.ACS, REAL, Set.of(), ANY_DELAY, 0, Surroundings.Wear.LOAD, Chaos.log(0));
        this.ehr = new ExampleEhr(surroundings.host().baseUrl(), surroundings.clock()::instant);
        this.start = surroundings.clock().instant().plus(Duration.ofDays(40));
        surroundings.host().start(Duration.ZERO);
    }

    /** Ends with 1 if a single visit took more than twice as long while the flood drained. */
    public static void main(String[] arguments) throws IOException {
        boolean fair;
        try (var flood = new OneAmongThousands()) {
            fair = flood.run();
        }
        System.exit(fair ? 0 : 1);
    }

    private boolean run() throws IOException {
        System.out.println("warming up");
        measure(SINGLES);
        System.out.println("a single visit alone");
        List<Double> alone = measure(SINGLES);
        List<Double> flooded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> flood = IntStream.range(0, AT_ONCE)
                    .mapToObj(thread -> threads.submit(this::flood))
                    .toList();
            while (!flood.stream().allMatch(Future::isDone)) {
                flooded.addAll(measure(1));
                System.out.printf("%d of %d sent%n", Math.min(sent.get(), WEBHOOKS), WEBHOOKS);
            }
        }
        long waiting = surroundings.queues().approximateCount(Queues.RECONCILE_VISIT_BULK)
                + surroundings.queues().approximateCount(Queues.SEND_NOTICE_BULK);
        System.out.printf("all sent, %d wait%n", waiting);
        List<Double> drained = measure(SINGLES);
        return report(alone, flooded, drained, waiting);
    }

    private void flood() {
        for (int n = sent.getAndIncrement(); n < WEBHOOKS; n = sent.getAndIncrement()) {
            tell(
                    "flood-" + n,
                    n % CLINICIANS,
                    0,
                    "+447700900%03d".formatted(100 + n % 880),
                    "flood" + n + "@example.org");
        }
    }

    /** In seconds, from the webhook until both text and mail are with their carriers; one after another. */
    private List<Double> measure(int count) {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            int number = singles.incrementAndGet();
            String mail = "single" + number + "@example.net";
            String phone = "+447700900%03d".formatted(FINE_NUMBERS + number % 90);
            int texts = textsTo(phone);
            long from = System.nanoTime();
            int own = CLINICIANS + number % (CLINICS - CLINICIANS);
            tell("single-" + number, own, own, phone, mail);
            if (!KillableHost.comesWithin(PATIENCE, () -> textsTo(phone) > texts && hasMail(mail))) {
                throw new IllegalStateException("single visit %d: %d texts and %s within %s"
                        .formatted(number, textsTo(phone) - texts, hasMail(mail) ? "a mail" : "no mail", PATIENCE));
            }
            seconds.add((System.nanoTime() - from) / 1e9);
        }
        return seconds;
    }

    private int textsTo(String phone) {
        return (int) surroundings.carrier().messages().get().stream()
                .filter(text -> text.to().equals(phone))
                .count();
    }

    private boolean hasMail(String address) {
        return surroundings.graph().sentMail().stream()
                .anyMatch(mail -> mail.to().contains(address));
    }

    private void tell(String id, int clinician, int clinic, String phone, String mail) {
        String body = ehr.body(id, new ExampleEhr.Sent(1, "booked", start, "en", phone, mail))
                .replace("Practitioner/demo", "Practitioner/d" + clinician)
                .replace("Location/riverside", "Location/own" + clinic);
        int status = ehr.put("/api/fhir/Appointment/" + id, body).statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException("a webhook was answered " + status);
        }
    }

    private boolean report(List<Double> alone, List<Double> flooded, List<Double> drained, long waiting)
            throws IOException {
        double ratio = median(drained) / median(alone);
        String text = String.format(
                Locale.ROOT,
                """
                | what | figure |
                |---|---|
                | webhooks of the flooding clinic | %d |
                | still waiting in the bulk queues when all were sent | %d |
                | a single visit alone, half within, worst | %.2f s, %.2f s (%d) |
                | a single visit while webhooks pour in | %.2f s, %.2f s (%d) |
                | a single visit while the flood drains | %.2f s, %.2f s (%d) |
                | ratio of the halves, draining against alone | %.2f |
                | times over a limit | %s |
                """,
                WEBHOOKS,
                waiting,
                median(alone),
                worst(alone),
                alone.size(),
                median(flooded),
                worst(flooded),
                flooded.size(),
                median(drained),
                worst(drained),
                drained.size(),
                ratio,
                new TreeMap<>(surroundings.graph().violations()));
        System.out.println(text);
        Files.writeString(Chaos.FOLDER.resolve("single.md"), text);
        return ratio <= 2;
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double worst(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
