package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.Locale;
import org.virtualvisits.core.readiness.CheckReadiness;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.readiness.StartReadiness;

/** Timers and a queue that keep it known whether visits can be held. */
public final class ReadinessRuns {

    private static final String STORAGE = "AzureWebJobsStorage";

    private final TimerRuns timers;
    private final StartReadiness start;
    private final CheckReadiness check;

    /** Keeps its use cases. */
    public ReadinessRuns(TimerRuns timers, StartReadiness start, CheckReadiness check) {
        this.timers = timers;
        this.start = start;
        this.check = check;
    }

    /** Begins, every night, to look at everything that every organisation has. */
    @FunctionName("check-readiness-nightly")
    public void nightly(
            @TimerTrigger(name = "timer", schedule = "0 30 3 * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "readiness begun=" + start.all());
    }

    /** Asks again, now and then, for what a crash or a lost message has left. */
    @FunctionName("follow-readiness")
    public void follow(
            @TimerTrigger(name = "timer", schedule = "45 */10 * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "readiness followed=" + start.follow());
    }

    /** Looks at the next few. */
    @FunctionName("check-readiness")
    public void check(
            @QueueTrigger(name = "message", queueName = ReadinessCalls.CHECK_READINESS, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        ReconcileFunctions.handle(
                ReadinessJson.asked(message),
                context,
                asked -> "readiness outcome="
                        + check.check(asked.organisation(), asked.started())
                                .name()
                                .toLowerCase(Locale.ROOT)
                        + " organisation=" + asked.organisation());
    }
}
