package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.RingAlarms;

/** The timer that wakes visits when their moment has come. */
public final class AlarmFunctions {

    private final RingAlarms ringAlarms;

    /** Keeps its use case. */
    public AlarmFunctions(RingAlarms ringAlarms) {
        this.ringAlarms = ringAlarms;
    }

    /** Wakes, every minute, each visit with something due, such as a reminder; half a minute apart from the sweep. */
    @FunctionName("ring-alarms")
    public void ring(@TimerTrigger(name = "timer", schedule = "30 * * * * *") String timer, ExecutionContext context) {
        int count = ringAlarms.ring(Cause.ofTimer("ring-alarms", Correlation.of(context)));
        context.getLogger().info(() -> "rung count=" + count + " invocation=" + context.getInvocationId());
    }
}
