package org.virtualvisits.sandbox.host;

import java.time.Instant;
import java.util.Map;

/** One run of a function at an operator's wish, outside its schedule or queue. */
final class ManualRun {

    private ManualRun() {}

    /** True if the function succeeded. */
    static boolean of(AppFunction function, String input, Map<String, TimerRunner> timers, Invocations invocations) {
        TimerRunner timer = timers.get(function.name());
        if (timer != null) {
            return timer.runNow();
        }
        var outcome = invocations.run(function, input, metadata(input), null);
        return outcome instanceof Invocations.Outcome.Returned;
    }

    // There is no message behind a manual run, so it looks like a first delivery.
    private static Map<String, Object> metadata(String input) {
        return Map.of(
                "QueueTrigger",
                input,
                "Id",
                "manual",
                "DequeueCount",
                1L,
                "InsertionTime",
                Instant.EPOCH,
                "ExpirationTime",
                Instant.EPOCH,
                "NextVisibleTime",
                Instant.EPOCH,
                "PopReceipt",
                "");
    }
}
