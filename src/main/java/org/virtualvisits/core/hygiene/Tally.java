package org.virtualvisits.core.hygiene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.virtualvisits.core.hygiene.Finding.Kept;

/**
 * What was seen, found and done, in figures alone: no subject, no name, no identifier can be in it (V8).
 *
 * @param seen items looked at
 * @param rules by the place of each rule
 */
public record Tally(long seen, List<Count> rules) {

    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, List.of());

    /** Keeps its own copy. */
    public Tally {
        rules = List.copyOf(rules);
    }

    /** With one more item and what was found in it. */
    Tally with(List<Finding> findings) {
        Tally next = new Tally(seen + 1, rules);
        for (Finding finding : findings) {
            Count count = new Count(1, 0, 0, finding.kept().isEmpty() ? finding.bytes() : 0, 0, Map.of());
            next = next.plus(
                    finding.rule(), finding.kept().map(why -> count.kept(why)).orElse(count));
        }
        return next;
    }

    /** With one more thing done. */
    Tally withDone(Mailboxes.Act act) {
        return plus(act.rule(), new Count(0, 1, 0, 0, act.bytes(), Map.of()));
    }

    /** With one more thing that was refused. */
    Tally withRefused(Mailboxes.Act act) {
        return plus(act.rule(), new Count(0, 0, 1, 0, 0, Map.of()));
    }

    /** Both together. */
    public Tally plus(Tally other) {
        Tally sum = new Tally(seen + other.seen, rules);
        for (int i = 0; i < other.rules.size(); i++) {
            sum = sum.plus(i, other.rules.get(i));
        }
        return sum;
    }

    /** Things done. */
    public long acted() {
        return rules.stream().mapToLong(Count::acted).sum();
    }

    /** Things that were refused. */
    public long failed() {
        return rules.stream().mapToLong(Count::failed).sum();
    }

    /** Things that are to be done, or were. */
    public long due() {
        return rules.stream().mapToLong(Count::due).sum();
    }

    /** What the rule at this place has come to. */
    public Count of(int rule) {
        return rule < rules.size() ? rules.get(rule) : Count.NONE;
    }

    private Tally plus(int rule, Count more) {
        var next = new ArrayList<>(rules);
        while (next.size() <= rule) {
            next.add(Count.NONE);
        }
        next.set(rule, next.get(rule).plus(more));
        return new Tally(seen, next);
    }

    /**
     * What one rule has come to.
     *
     * @param found things that the rule is about
     * @param acted things done
     * @param failed things that were refused
     * @param bytesDue of what may be removed
     * @param bytesActed of what was
     * @param kept how many were left alone, and why
     */
    public record Count(long found, long acted, long failed, long bytesDue, long bytesActed, Map<Kept, Long> kept) {

        /** Nothing. */
        public static final Count NONE = new Count(0, 0, 0, 0, 0, Map.of());

        /** Keeps its own copy, in a fixed order. */
        public Count {
            kept = Collections.unmodifiableMap(new TreeMap<>(kept));
        }

        /** Found and not left alone. */
        public long due() {
            return found - kept.values().stream().mapToLong(Long::longValue).sum();
        }

        Count kept(Kept why) {
            return new Count(found, acted, failed, bytesDue, bytesActed, Map.of(why, 1L));
        }

        Count plus(Count more) {
            var both = new TreeMap<>(kept);
            more.kept.forEach((why, times) -> both.merge(why, times, Long::sum));
            return new Count(
                    found + more.found,
                    acted + more.acted,
                    failed + more.failed,
                    bytesDue + more.bytesDue,
                    bytesActed + more.bytesActed,
                    both);
        }
    }
}
