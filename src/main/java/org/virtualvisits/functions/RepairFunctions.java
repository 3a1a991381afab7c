package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.repair.RepairDays;
import org.virtualvisits.core.repair.RepairVisits;
import org.virtualvisits.core.stuck.FindStuck;
import org.virtualvisits.core.stuck.FindUnready;
import org.virtualvisits.core.stuck.StuckItem;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.core.visit.Unsettled;

/** Timer and queue doors to what nobody asked for: messages that failed too often, changes that take too long, repair. */
public final class RepairFunctions {

    private static final String STORAGE = "AzureWebJobsStorage";

    /** What the host adds to a queue's name for messages that failed as often as it tries one. */
    private static final String POISON = "-poison";

    private final TimerRuns timers;
    private final FindUnready findUnready;
    private final FindStuck findStuck;
    private final Pace pace;
    private final RepairVisits repairVisits;
    private final RepairDays repairDays;

    /** Keeps its use cases. */
    public RepairFunctions(
            TimerRuns timers,
            FindUnready findUnready,
            FindStuck findStuck,
            Pace pace,
            RepairVisits repairVisits,
            RepairDays repairDays) {
        this.timers = timers;
        this.findUnready = findUnready;
        this.findStuck = findStuck;
        this.pace = pace;
        this.repairVisits = repairVisits;
        this.repairDays = repairDays;
    }

    /** A request to reconcile that failed as often as the host tries one. */
    @FunctionName("reconcile-visit-poison")
    public void reconcilePoison(
            @QueueTrigger(name = "message", queueName = Queues.RECONCILE_VISIT + POISON, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        reconcileFailed(message, context);
    }

    /** The same, in the slow lane. */
    @FunctionName("reconcile-visit-bulk-poison")
    public void reconcileBulkPoison(
            @QueueTrigger(name = "message", queueName = Queues.RECONCILE_VISIT_BULK + POISON, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        reconcileFailed(message, context);
    }

    /** A request to send that failed as often as the host tries one. */
    @FunctionName("send-notice-poison")
    public void sendPoison(
            @QueueTrigger(name = "message", queueName = Queues.SEND_NOTICE + POISON, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        sendFailed(message, context);
    }

    /** The same, in the slow lane. */
    @FunctionName("send-notice-bulk-poison")
    public void sendBulkPoison(
            @QueueTrigger(name = "message", queueName = Queues.SEND_NOTICE_BULK + POISON, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        sendFailed(message, context);
    }

    /**
     * Sees, every five minutes, what has been on its way for hours, and what a patient is about to wait for in vain. The
     * latter first: it passes over what was on the list for the first time a moment ago.
     */
    @FunctionName("find-stuck")
    public void find(
            @TimerTrigger(name = "timer", schedule = "30 */5 * * * *") String timer, ExecutionContext context) {
        timers.run(
                context,
                () -> "unready near count=" + findUnready.find(),
                () -> "stuck count=" + findStuck.find(),
                () -> "services away count=" + pace.tell());
    }

    /** Goes on with the daily walk over all visits and the days' lists, every five minutes until it is through. */
    @FunctionName("repair-visits")
    public void repair(
            @TimerTrigger(name = "timer", schedule = "15 2-59/5 * * * *") String timer, ExecutionContext context) {
        timers.run(
                context,
                () -> "repair looked at count=" + repairVisits.go(),
                () -> "repair listed count=" + repairDays.go());
    }

    private void reconcileFailed(String message, ExecutionContext context) {
        ReconcileFunctions.handle(WakeupJson.change(message), context, wakeup -> {
            boolean put = findStuck.poison(
                    wakeup.change(),
                    new StuckItem.Work.Reconcile(wakeup.change().key()));
            return "poison stuck=" + put + " visit=" + wakeup.change().visit();
        });
    }

    private void sendFailed(String message, ExecutionContext context) {
        ReconcileFunctions.handle(WakeupJson.notice(message), context, wakeup -> {
            boolean put = findStuck.poison(
                    Unsettled.Change.ofNotices(wakeup.visit()), new StuckItem.Work.Send(wakeup.notice()));
            return "poison stuck=" + put + " visit=" + wakeup.visit() + " notice=" + wakeup.notice();
        });
    }
}
