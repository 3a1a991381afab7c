package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.report.MailReports;
import org.virtualvisits.core.visit.RingAlarms;

/** The timers of what cannot wait: visits are woken when their moment has come, and clinicians told who waits for them. */
public final class AlarmFunctions {

    private final TimerRuns timers;
    private final RingAlarms ringAlarms;
    private final MailReports arrivals;

    /**
     * Keeps its use cases.
     *
     * @param arrivals mails nothing but those
     */
    public AlarmFunctions(TimerRuns timers, RingAlarms ringAlarms, MailReports arrivals) {
        this.timers = timers;
        this.ringAlarms = ringAlarms;
        this.arrivals = arrivals;
    }

    /** Wakes, every minute, each visit with something due, such as a reminder; half a minute apart from the sweep. */
    @FunctionName("ring-alarms")
    public void ring(@TimerTrigger(name = "timer", schedule = "30 * * * * *") String timer, ExecutionContext context) {
        var cause = Cause.ofTimer("ring-alarms", Correlation.of(context));
        timers.run(context, () -> "rung count=" + ringAlarms.ring(cause));
    }

    /** Mails clinicians, every minute, that a patient waits; apart from the alarms, which must not fail with it. */
    @FunctionName("tell-arrivals")
    public void tellArrivals(
            @TimerTrigger(name = "timer", schedule = "15 * * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "arrivals mailed=" + arrivals.run());
    }
}
