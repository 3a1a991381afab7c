package org.virtualvisits.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;

/**
 * The day list of a day with 500 visits, each booked and told as any other: how long the running app takes to answer, how much it
 * sends, what it asks of storage. The floor is the raw reading of the same rows. Prints a table for docs/reference/performance.md,
 * which says how to run it.
 */
public final class DayListBench {

    private static final int VISITS = 500;
    private static final int AT_ONCE = 8;
    private static final int ROUNDS = 5;
    private static final int TIMES = 20;
    private static final String NO_MAIL = ",\n        {\"system\": \"email\", \"value\": \"\"}";
    private static final int FIRST_PHONE = 100;
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalWorld world;
    private final CountingForwarder tables;
    private final RawStorage raw;
    private final LocalDate day;
    private final List<Double> whole = new ArrayList<>();
    private final List<Double> unchanged = new ArrayList<>();
    private final List<Double> floor = new ArrayList<>();

    private DayListBench(LocalWorld world, CountingForwarder tables, RawStorage raw) {
        this.world = world;
        this.tables = tables;
        this.raw = raw;
        this.day = world.clock()
                .instant()
                .plus(Duration.ofDays(8))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    /** Measures after as many requests of warming up as are measured. */
    public static void main(String[] arguments) throws IOException {
        try (Azurite azurite = Azurite.startInMemoryIfPossible(Files.createTempDirectory("virtual-visits-day"))
                        .orElseThrow(() -> new IllegalStateException("Azurite is needed: " + NodeTools.whyMissing()));
                var tables = new CountingForwarder(azurite.tableEndpoint());
                LocalWorld world = RunningWorld.on(azurite.connectionString()
                        .replace(
                                azurite.tableEndpoint().toString(),
                                tables.address().toString()))) {
            world.graph().limits(Bench.NONE);
            var raw = new RawStorage(new RawCalls(), RawStorage.Place.of(azurite, tables.address()));
            new DayListBench(world, tables, raw).run();
        }
        System.exit(0); // an HTTP client's threads would keep it
    }

    private void run() {
        long begun = System.nanoTime();
        fill();
        System.out.printf(Locale.ROOT, "%d visits in %.0f s%n", VISITS, (System.nanoTime() - begun) / 1e9);
        round();
        whole.clear();
        unchanged.clear();
        floor.clear();
        for (int i = 0; i < ROUNDS; i++) {
            round();
        }
        print();
    }

    /** Books them and waits until every text is out and nothing moves. Not by mail: a mailbox sends 26 a minute. */
    private void fill() {
        var ehr = new ExampleEhr(world.baseUrl(), world.clock()::instant);
        Instant first = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
        new Load().round(AT_ONCE, VISITS, number -> {
            String phone = "+447700900%03d".formatted(FIRST_PHONE + (number - 1) % VISITS);
            Instant start = first.plus(Duration.ofMinutes(number));
            String body = ehr.body("day-" + number, new ExampleEhr.Sent(1, "booked", start, "en", phone, ""));
            Bench.accepted(ehr.put("/api/fhir/Appointment/day-" + number, body.replace(NO_MAIL, "")));
        });
        long end = System.nanoTime() + LONGEST_QUIET.toNanos();
        while (world.carrier().messages().size() < VISITS || !world.host().idle()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "told only " + world.graph().sentMail().size() + " by mail and "
                                + world.carrier().messages().size() + " by text");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        shown();
    }

    private void shown() {
        String page = get("").body();
        int shown = page.split("<h2", -1).length - 1;
        if (shown < VISITS) {
            throw new IllegalStateException("only " + shown + " visits are listed");
        }
    }

    private void round() {
        String tag = get("").headers().firstValue("etag").orElseThrow();
        for (int i = 0; i < TIMES; i++) {
            whole.add(millis(200, () -> get("")));
            unchanged.add(millis(304, () -> get(tag)));
            floor.add(millis(0, this::rows));
        }
    }

    /** The two partitions that the list is made of. */
    private int rows() {
        return raw.partition("Days", "springfield|" + day).length()
                + raw.partition("Days", "springfield|undated").length();
    }

    private static double millis(int status, Supplier<?> request) {
        long begun = System.nanoTime();
        Object answer = request.get();
        double millis = (System.nanoTime() - begun) / 1e6;
        if (answer instanceof HttpResponse<?> response && response.statusCode() != status) {
            throw new IllegalStateException("answered " + response.statusCode() + " instead of " + status);
        }
        return millis;
    }

    private HttpResponse<String> get(String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(world.baseUrl() + "/api/day?organisation=springfield&date=" + day))
                .header("cookie", "AppServiceAuthSession=booking-staff");
        if (!tag.isEmpty()) {
            request.header("if-none-match", tag);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void print() {
        HttpResponse<String> page = get("");
        String tag = page.headers().firstValue("etag").orElseThrow();
        System.out.println("| | time over the floor's | half within | 95 % within | bytes | gzipped | storage calls |");
        System.out.println("|---|---|---|---|---|---|---|");
        line("the list", whole, page.body(), calls(() -> millis(200, () -> get(""))));
        line("the list again, unchanged (304)", unchanged, get(tag).body(), calls(() -> millis(304, () -> get(tag))));
        line("floor: its rows, raw", floor, rawRows(), calls(() -> millis(0, this::rows)));
    }

    private String rawRows() {
        return raw.partition("Days", "springfield|" + day) + raw.partition("Days", "springfield|undated");
    }

    private int calls(Runnable request) {
        int before = tables.count();
        request.run();
        return tables.count() - before;
    }

    private void line(String what, List<Double> times, String body, int calls) {
        var spread = new Figures.Spread(times);
        System.out.printf(
                Locale.ROOT,
                "| %s | **%.1f** | %.0f ms | %.0f ms | %,d | %,d | %d |%n",
                what,
                spread.median() / new Figures.Spread(floor).median(),
                spread.median(),
                spread.at(0.95),
                body.getBytes(StandardCharsets.UTF_8).length,
                gzipped(body),
                calls);
    }

    private static int gzipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
