package org.virtualvisits.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that is to happen in one run.
 *
 * @param lives by their numbers
 * @param faults of every hundred calls to Graph and the carrier, how many fail
 */
record Script(long seed, Map<Integer, Life> lives, List<Step> steps, int faults) {

    /** How much is to happen. */
    record Size(int appointments, int kills, int storageRestarts, int faults) {}

    /** The script of a seed. */
    static Script random(long seed, Size size, Instant now) {
        var random = new Random(seed);
        Map<Integer, Life> lives = IntStream.range(0, size.appointments())
                .mapToObj(number -> Life.random(seed, number, now))
                .collect(Collectors.toMap(Life::number, life -> life));
        var placed = new ArrayList<Placed>();
        lives.values().forEach(life -> place(life, random, size.appointments(), placed));
        placed.sort(Comparator.comparingDouble(Placed::at));
        var steps = new ArrayList<Step>(placed.stream().map(Placed::step).toList());
        for (int i = 1; i <= size.kills(); i++) {
            var kill = new Step.Kill(random.nextBoolean(), Duration.ofSeconds(random.nextInt(11) * 40L));
            steps.add(steps.size() * i / (size.kills() + 1) + random.nextInt(5), kill);
        }
        for (int i = 1; i <= size.storageRestarts(); i++) {
            steps.add(steps.size() * i / (size.storageRestarts() + 1) + random.nextInt(5), new Step.StorageAway());
        }
        return new Script(seed, lives, List.copyOf(steps), size.faults());
    }

    private record Placed(double at, Step step) {}

    /** A life takes a tenth of the run; each version may come again, and may come after a newer one. */
    private static void place(Life life, Random random, int lives, List<Placed> placed) {
        double begin = (double) life.number() / lives;
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < life.wishes().size(); i++) {
            times.add(begin + random.nextDouble() * 0.1);
        }
        times.sort(Comparator.naturalOrder());
        boolean mayOvertake = life.origin() != Life.Origin.SIGNED;
        for (int i = 1; i < times.size(); i++) {
            if (mayOvertake && random.nextInt(6) == 0) {
                double earlier = times.get(i - 1);
                times.set(i - 1, times.get(i));
                times.set(i, earlier);
            }
        }
        for (int i = 0; i < times.size(); i++) {
            placed.add(new Placed(times.get(i), new Step.Tell(life.number(), i, false)));
            if (random.nextInt(6) == 0) {
                double later = times.get(i) + random.nextDouble() * (random.nextBoolean() ? 0.0005 : 0.08);
                placed.add(new Placed(later, new Step.Tell(life.number(), i, true)));
            }
        }
        // A sender that missed the answer tells an old version again when the newest has long been taken.
        if (times.size() > 1 && random.nextInt(4) == 0) {
            int old = random.nextInt(times.size() - 1);
            placed.add(new Placed(begin + 0.1 + random.nextDouble() * 0.02, new Step.Tell(life.number(), old, true)));
        }
    }

    /** The same with only these steps, and only the lives they need. */
    Script only(List<Step> kept) {
        Set<Integer> told = kept.stream()
                .flatMap(step -> step instanceof Step.Tell tell ? Stream.of(tell.life()) : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
        // A life ends with the last version that is told of it.
        Map<Integer, Life> left = new HashMap<>();
        for (int number : told) {
            Life life = life(number);
            int last = kept.stream()
                    .mapToInt(step -> step instanceof Step.Tell tell && tell.life() == number ? tell.version() : 0)
                    .max()
                    .orElse(0);
            left.put(
                    number,
                    new Life(
                            number,
                            life.origin(),
                            life.facilitated(),
                            life.wishes().subList(0, last + 1)));
        }
        return new Script(seed, left, List.copyOf(kept), faults);
    }

    /** The life of that number. */
    Life life(int number) {
        return Objects.requireNonNull(lives.get(number), "there is no such life");
    }

    /** The same without faults. */
    Script calm() {
        return new Script(seed, lives, steps, 0);
    }

    /** The same with only those lives. */
    Script ofLives(Collection<Integer> numbers) {
        return only(steps.stream()
                .filter(step -> !(step instanceof Step.Tell tell) || numbers.contains(tell.life()))
                .toList());
    }

    long webhooks() {
        return steps.stream().filter(Step.Tell.class::isInstance).count();
    }

    long duplicates() {
        return steps.stream()
                .filter(step -> step instanceof Step.Tell tell && tell.again())
                .count();
    }

    /** First tellings that come after one of a newer version. */
    long reordered() {
        var newest = new HashMap<Integer, Integer>();
        long count = 0;
        for (Step step : steps) {
            if (step instanceof Step.Tell tell && !tell.again()) {
                if (newest.getOrDefault(tell.life(), -1) > tell.version()) {
                    count++;
                }
                newest.merge(tell.life(), tell.version(), Math::max);
            }
        }
        return count;
    }

    long kills() {
        return steps.stream().filter(Step.Kill.class::isInstance).count();
    }

    long storageRestarts() {
        return steps.stream().filter(Step.StorageAway.class::isInstance).count();
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Tell(var life, var version, var again) ->
                        "%s %s version %d%s: %s"
                                .formatted(
                                        life(life).origin(),
                                        life(life).appointment(),
                                        version + 1,
                                        again ? " again" : "",
                                        life(life).wishes().get(version));
                    case Step.Kill(var atEffect, var jump) ->
                        "kill the host " + (atEffect ? "after the next effect" : "now") + ", then " + jump.toSeconds()
                                + " s pass";
                    case Step.StorageAway() -> "stop the storage and start it again";
                })
                .collect(Collectors.joining("\n  ", "seed " + seed + ", " + faults + " of 100 calls fail\n  ", "\n"));
    }
}
