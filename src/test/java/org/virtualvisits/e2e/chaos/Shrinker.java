package org.virtualvisits.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a script that fails shorter while it still does. Processes and their timing take part, so a script that fails may
 * pass the next time: each is played a few times before it counts as passing.
 */
final class Shrinker {

    private static final int TRIES = 2;
    private static final Pattern NUMBER = Pattern.compile("chaos-(\\d+)");

    private final Function<Script, List<String>> play;
    private final long end;
    private final Consumer<String> out;

    /**
     * A shrinker.
     *
     * @param play plays a script and says what was wrong
     * @param end the {@link System#nanoTime} at which it stops trying
     */
    Shrinker(Function<Script, List<String>> play, long end, Consumer<String> out) {
        this.play = play;
        this.end = end;
        this.out = out;
    }

    /** The shortest script found that fails. */
    Script shrunk(Script failing, List<String> faults) {
        Script best = failing;
        Set<Integer> blamed = new TreeSet<>();
        faults.forEach(fault -> blamed.addAll(numbers(fault)));
        for (int number : blamed) {
            Script alone = failing.ofLives(Set.of(number));
            if (fails(alone)) {
                best = alone;
                break;
            }
        }
        if (best.equals(failing) && !blamed.isEmpty() && fails(failing.ofLives(blamed))) {
            best = failing.ofLives(blamed);
        }
        if (best.faults() > 0 && fails(best.calm())) {
            best = best.calm();
        }
        return halved(best);
    }

    /** Leaves out ever smaller pieces (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input"). */
    private Script halved(Script failing) {
        Script best = failing;
        for (int size = best.steps().size() / 2; size >= 1; size /= 2) {
            for (int from = 0; from < best.steps().size(); ) {
                List<Step> rest = new ArrayList<>(best.steps());
                rest.subList(from, Math.min(from + size, rest.size())).clear();
                if (!rest.isEmpty() && fails(best.only(rest))) {
                    best = best.only(rest);
                } else {
                    from += size;
                }
            }
        }
        return best;
    }

    private boolean fails(Script script) {
        for (int i = 0; i < TRIES && System.nanoTime() < end; i++) {
            if (!play.apply(script).isEmpty()) {
                out.accept("fails with " + script.steps().size() + " steps");
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> numbers(String fault) {
        var numbers = new TreeSet<Integer>();
        Matcher matcher = NUMBER.matcher(fault);
        if (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        return numbers;
    }
}
