package org.virtualvisits.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;

/** {@code mvn -Pbench}: measures the product beside its floor, and writes docs/reference/performance.md's figures. */
public final class Bench {

    private static final Path PAGE = Path.of("docs", "reference", "performance.md");
    private static final int ROUNDS = 5;
    private static final List<Integer> IN_FLIGHT = List.of(1, 8);
    private static final int FIRST_PHONE = 10;
    private static final int LAST_PHONE = 999;
    private static final int PLENTY = 1_000_000;

    /** No limit of Graph's: they would be what is measured. */
    static final Limits NONE = new Limits(
            PLENTY,
            PLENTY,
            PLENTY,
            PLENTY,
            PLENTY,
            PLENTY,
            Limits.REAL.bodyBytes(),
            Limits.MeasuredBy.SYSTEM_CLOCK,
            Limits.MeasuredBy.SYSTEM_CLOCK);

    private Bench() {}

    /** Ends with 1, and leaves the page as it was, if anything failed. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            run();
            status = 0;
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace(System.err);
        }
        System.exit(status); // a failed round leaves threads that wait for their visits
    }

    private static void run() throws IOException {
        say("Starting a JVM of its own, each side in turn.");
        Figures.Spread start;
        Figures.Spread startFloor;
        try (Azurite azurite = azurite()) {
            var startUp = new StartUp(azurite);
            startUp.measure(ROUNDS, Bench::say);
            start = startUp.product();
            startFloor = startUp.floor();
        }
        say("Accepting webhooks.");
        List<Figures.Contest> accept = accept();
        say("Completing visits.");
        List<Figures.Contest> visits = visits();
        say("Counting calls.");
        List<Calls.Step> calls;
        try (Azurite azurite = azurite()) {
            calls = new Calls(azurite).counted();
        }
        Report.write(PAGE, new Figures(start, startFloor, accept, visits, calls));
        say("Wrote " + PAGE + ".");
    }

    private static List<Figures.Contest> accept() throws IOException {
        try (Azurite azurite = azurite();
                LocalWorld world = RunningWorld.takingWebhooksOnly(0, azurite.connectionString())) {
            var ehr = new ExampleEhr(world.baseUrl(), world.clock()::instant);
            Instant start = world.clock().instant().plus(Duration.ofDays(40));
            var floor = new Floor(new RawStorage(new RawCalls(), RawStorage.Place.of(azurite))).prepared();
            return contests(
                    500,
                    80,
                    number -> accepted(ehr.book("accept-" + number, start, "en")),
                    number -> floor.accept("accept-" + number));
        }
    }

    private static List<Figures.Contest> visits() throws IOException {
        try (Azurite azurite = azurite();
                LocalWorld world = RunningWorld.on(azurite.connectionString());
                var arrivals = new Arrivals(world)) {
            world.graph().limits(NONE);
            var ehr = new ExampleEhr(world.baseUrl(), world.clock()::instant);
            Instant start = world.clock().instant().plus(Duration.ofDays(40));
            var raw = new RawCalls();
            var floor = new Floor(new RawStorage(raw, RawStorage.Place.of(azurite))).prepared();
            var cloud =
                    new RawCloud(raw, world.graph().baseUrl(), world.carrier().baseUrl());
            return contests(
                    120,
                    24,
                    number -> {
                        String mail = "bench-" + number + "@example.org";
                        Runnable both = arrivals.expect(phone(number), mail);
                        accepted(ehr.send(
                                "visit-" + number, new ExampleEhr.Sent(1, "booked", start, "en", phone(number), mail)));
                        both.run();
                    },
                    number -> floor.visit(cloud, "visit-" + number, phone(number), "floor-" + number + "@example.org"));
        }
    }

    private static List<Figures.Contest> contests(int warmUp, int times, Load.One product, Load.One floor) {
        var load = new Load();
        load.round(IN_FLIGHT.getLast(), warmUp, product);
        load.round(IN_FLIGHT.getLast(), warmUp, floor);
        var contests = new ArrayList<Figures.Contest>();
        IN_FLIGHT.forEach(number -> contests.add(load.contest(ROUNDS, number, times, product, floor, Bench::say)));
        return contests;
    }

    /** A mobile number that Ofcom keeps for drama, past the few that the simulated carriers refuse; enough for a run. */
    private static String phone(int number) {
        if (number + FIRST_PHONE > LAST_PHONE) {
            throw new IllegalStateException("there is no number left for visit " + number);
        }
        return "+447700900%03d".formatted(number + FIRST_PHONE);
    }

    /** Any answer but 204 ends the measurement. */
    static void accepted(HttpResponse<String> answer) {
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("a webhook was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static Azurite azurite() throws IOException {
        return Azurite.startInMemoryIfPossible(Files.createTempDirectory("virtual-visits-bench"))
                .orElseThrow(() -> new IllegalStateException("the bench needs Azurite: " + NodeTools.whyMissing()));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
