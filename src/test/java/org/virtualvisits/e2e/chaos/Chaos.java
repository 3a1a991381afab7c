package org.virtualvisits.e2e.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code mvn -Pchaos}: the long run. Prints its progress and a table, which it also writes to target/chaos. */
public final class Chaos {

    /** Where runs leave their tables and the hosts' output. */
    static final Path FOLDER = Path.of("target", "chaos");

    private Chaos() {}

    /** Ends with 1 if anything was lost or done twice. Seeds and sizes are system properties. */
    public static void main(String[] arguments) throws IOException {
        List<Long> seeds = Arrays.stream(
                        System.getProperty("chaos.seeds", "1,2,3").split(","))
                .map(Long::valueOf)
                .toList();
        var size = new Script.Size(
                Integer.getInteger("chaos.appointments", 2_200),
                Integer.getInteger("chaos.kills", 24),
                Integer.getInteger("chaos.storageRestarts", 4),
                Integer.getInteger("chaos.faults", 7));
        Files.createDirectories(FOLDER);
        var table = new StringBuilder(Figures.head());
        boolean well = true;
        for (long seed : seeds) {
            well &= run(seed, size, table);
            Files.writeString(FOLDER.resolve("figures.md"), table);
        }
        System.out.println(table);
        System.exit(well ? 0 : 1);
    }

    private static boolean run(long seed, Script.Size size, StringBuilder table) throws IOException {
        Script script = Script.random(seed, size, Clock.systemUTC().instant());
        long from = System.nanoTime();
        try (var play = new Play(script, carrier(seed), Set.of(), log(seed), Chaos::say)) {
            List<String> faults = play.run();
            Figures figures = play.figures(Duration.ofNanos(System.nanoTime() - from));
            table.append(figures.row());
            System.out.println(Figures.head() + figures.row());
            System.out.println("seed " + seed + ": " + faults.size() + " faults");
            faults.forEach(fault -> System.out.println("  " + fault));
            return faults.isEmpty();
        }
    }

    /** Odd seeds send texts by the carrier that has a key, even ones by the one that has none. */
    static Carrier.Kind carrier(long seed) {
        return seed % 2 == 1 ? Carrier.Kind.ACS : Carrier.Kind.NOTIFY;
    }

    /** Tells whoever watches. */
    static void say(String line) {
        System.out.println(line);
    }

    static Path log(long seed) throws IOException {
        Files.createDirectories(FOLDER);
        return FOLDER.resolve("host-" + seed + ".log");
    }
}
