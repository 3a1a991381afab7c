package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;

/**
 * Does what a timer is for, and tells that the timer is alive: each run is counted by how it ended, so that one that is
 * silent, or fails each time, is noticed though nobody waits for what it does.
 */
public final class TimerRuns {

    private final Measures measures;

    /** Keeps whom it tells. */
    public TimerRuns(Measures measures) {
        this.measures = measures;
    }

    /**
     * Does pieces of work one after the other, each whatever became of those before, and logs the line each ends with.
     * What goes wrong escapes without its words (V8), once all are done.
     */
    @SafeVarargs
    final void run(ExecutionContext context, Supplier<String>... works) {
        Optional<RuntimeException> failure = Optional.empty();
        for (Supplier<String> work : works) {
            try {
                ReconcileFunctions.handle(Optional.of(work), context, Supplier::get);
            } catch (RuntimeException bare) {
                failure.ifPresent(bare::addSuppressed);
                failure = Optional.of(bare);
            }
        }
        measures.count(
                Measure.TIMER_RUNS,
                Map.of(Label.JOB, context.getFunctionName(), Label.OUTCOME, failure.isEmpty() ? "done" : "failed"));
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
