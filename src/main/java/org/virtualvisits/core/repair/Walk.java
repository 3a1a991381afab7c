package org.virtualvisits.core.repair;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A long job that goes over everything once in a while, a slice at a time. How far it came is kept after each slice, so that
 * whatever dies costs one slice, which is done again.
 */
public final class Walk {

    private final String job;
    private final Duration every;
    private final Progress progress;
    private final Clock clock;

    /**
     * Keeps its ports.
     *
     * @param job its name in {@link Progress}
     * @param every the time from the beginning of one pass to the beginning of the next
     */
    public Walk(String job, Duration every, Progress progress, Clock clock) {
        this.job = job;
        this.every = every;
        this.progress = progress;
        this.clock = clock;
    }

    /** How far the last pass came; empty before the first. */
    public Optional<Progress.Pass> last() {
        return progress.find(job);
    }

    /** The pass that goes on, or a new one; empty while it is too early for the next. */
    public Optional<Progress.Pass> due() {
        Instant now = clock.instant();
        Optional<Progress.Pass> last = last();
        if (last.filter(pass -> pass.finished().isPresent()
                        && pass.started().plus(every).isAfter(now))
                .isPresent()) {
            return Optional.empty();
        }
        return last.filter(pass -> pass.finished().isEmpty()).or(() -> Optional.of(Progress.Pass.from(now)));
    }

    /**
     * Walks on until the pass is through, or the time is over; one slice at least.
     *
     * @param slice looks at what comes next, and returns the pass as it is then
     * @return how far it came
     */
    public Progress.Pass on(Progress.Pass from, Instant until, UnaryOperator<Progress.Pass> slice) {
        Progress.Pass pass = from;
        do {
            pass = slice.apply(pass);
            progress.put(job, pass);
        } while (pass.finished().isEmpty() && clock.instant().isBefore(until));
        return pass;
    }
}
