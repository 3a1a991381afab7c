package org.virtualvisits.functions;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.virtualvisits.functions.FuzzTargets.Target;

/**
 * Sends damaged input to everything that reads what strangers send ({@code mvn -Pfuzz}), and ends with an error at the
 * first input that is answered by a fault of ours or takes too long. The same seed sends the same inputs.
 */
public final class Fuzz {

    private static final int STEP = 100_000;
    private static final int WARM_UP = 2_000;

    private Fuzz() {}

    /** What became of one target's inputs. */
    record Figures(String target, int inputs, int taken, int refused, Duration slowest, long heapMebibytes) {

        /** As a row of the table in docs/reference/doors.md. */
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %d ms | %d MiB |",
                    target,
                    inputs,
                    taken,
                    refused,
                    slowest.toMillis(),
                    heapMebibytes);
        }
    }

    /** Runs every target; {@code fuzz.inputs}, {@code fuzz.seed}, {@code fuzz.slowest} (ms) and {@code fuzz.only} say how. */
    public static void main(String[] arguments) {
        int inputs = Integer.getInteger("fuzz.inputs", 1_000_000);
        long seed = Long.getLong("fuzz.seed", 1);
        var limit = Duration.ofMillis(Long.getLong("fuzz.slowest", 2_000));
        String only = System.getProperty("fuzz.only", "");
        for (Target target : FuzzTargets.all()) {
            if (target.name().contains(only)) {
                System.out.println(run(target, seed, inputs, limit).row());
            }
        }
    }

    /**
     * Sends a target its inputs.
     *
     * @param limit no input may take longer, once the code is warm
     * @throws AssertionError with the input, if one is answered by a fault of ours
     */
    static Figures run(Target target, long seed, int inputs, Duration limit) {
        var damage = new Damage(seed, target.originals());
        int taken = 0;
        long slowest = 0;
        long heap = 0;
        for (int i = 0; i < inputs; i++) {
            String input = damage.next();
            long begun = System.nanoTime();
            taken += takes(target, input, seed, i) ? 1 : 0;
            long nanos = System.nanoTime() - begun;
            if (i > WARM_UP) {
                slowest = Math.max(slowest, nanos);
                require(nanos <= limit.toNanos(), target, seed, i, input, "took " + nanos / 1_000_000 + " ms");
            }
            if (i % STEP == STEP - 1) {
                heap = Math.max(heap, heapMebibytes());
                System.out.printf(Locale.ROOT, "%s %,d of %,d, heap %d MiB%n", target.name(), i + 1, inputs, heap);
            }
        }
        return new Figures(target.name(), inputs, taken, inputs - taken, Duration.ofNanos(slowest), heap);
    }

    private static boolean takes(Target target, String input, long seed, int number) {
        try {
            return target.reader().takes(input);
        } catch (RuntimeException | StackOverflowError fault) {
            throw new AssertionError(named(target, seed, number, input, fault.toString()), fault);
        }
    }

    private static void require(boolean holds, Target target, long seed, int number, String input, String what) {
        if (!holds) {
            throw new AssertionError(named(target, seed, number, input, what));
        }
    }

    private static String named(Target target, long seed, int number, String input, String what) {
        return target.name() + ", seed " + seed + ", input " + number + ": " + what + "\n" + input;
    }

    /** What is still used after a collection. */
    private static long heapMebibytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** The names of all targets, in their order. */
    public static List<String> names() {
        return FuzzTargets.all().stream().map(Target::name).toList();
    }
}
