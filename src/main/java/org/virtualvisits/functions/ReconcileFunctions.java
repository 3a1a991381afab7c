package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.stuck.FindStuck;
import org.virtualvisits.core.visit.DeliverNotice;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.core.visit.ReconcileVisit;
import org.virtualvisits.core.visit.Redrive;
import org.virtualvisits.core.visit.Unsettled;

/**
 * Queue and timer doors to the work that follows from a change. Any message may come twice, late, or for something that
 * is done; the use cases see to that. A message that cannot be read is logged and dropped: the platform would only move
 * it to a poison queue that nobody can empty usefully, while what it was to wake is on the list that the timer follows.
 */
public final class ReconcileFunctions {

    private static final String STORAGE = "AzureWebJobsStorage";

    private final TimerRuns timers;
    private final ReconcileVisit reconcileVisit;
    private final DeliverNotice deliverNotice;
    private final Redrive redrive;
    private final FindStuck findStuck;
    private final Spans spans;

    /** Keeps its use cases. */
    public ReconcileFunctions(
            TimerRuns timers,
            ReconcileVisit reconcileVisit,
            DeliverNotice deliverNotice,
            Redrive redrive,
            FindStuck findStuck,
            Spans spans) {
        this.timers = timers;
        this.reconcileVisit = reconcileVisit;
        this.deliverNotice = deliverNotice;
        this.redrive = redrive;
        this.findStuck = findStuck;
        this.spans = spans;
    }

    /** Brings a visit in line. */
    @FunctionName("reconcile-visit")
    public void reconcile(
            @QueueTrigger(name = "message", queueName = Queues.RECONCILE_VISIT, connection = STORAGE) String message,
            ExecutionContext context) {
        handle(WakeupJson.change(message), context, wakeup -> {
            Cause cause = following(wakeup.correlation(), context);
            ReconcileVisit.Outcome outcome = watched(
                    "reconcile-visit",
                    cause,
                    wakeup.change(),
                    () -> reconcileVisit.reconcile(wakeup.change(), wakeup.attempt(), cause));
            return "outcome=" + word(outcome) + " visit=" + wakeup.change().visit() + " attempt=" + wakeup.attempt()
                    + correlation(wakeup.correlation());
        });
    }

    /** Sends a notice. */
    @FunctionName("send-notice")
    public void send(
            @QueueTrigger(name = "message", queueName = Queues.SEND_NOTICE, connection = STORAGE) String message,
            ExecutionContext context) {
        handle(WakeupJson.notice(message), context, wakeup -> {
            Cause cause = following(wakeup.correlation(), context);
            DeliverNotice.Outcome outcome =
                    watched("deliver-notice", cause, Unsettled.Change.ofNotices(wakeup.visit()), () -> {
                        spans.note("notice", wakeup.notice().value());
                        return deliverNotice.deliver(wakeup.visit(), wakeup.notice(), wakeup.attempt(), cause);
                    });
            return "outcome=" + word(outcome) + " visit=" + wakeup.visit() + " notice=" + wakeup.notice() + " attempt="
                    + wakeup.attempt() + correlation(wakeup.correlation());
        });
    }

    /** Wakes, every minute, what should be settled by now and is not. */
    @FunctionName("redrive-unsettled")
    public void redrive(
            @TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer, ExecutionContext context) {
        var cause = Cause.ofTimer("redrive-unsettled", Correlation.of(context));
        timers.run(context, () -> "redriven count=" + redrive.redrive(cause));
    }

    /** What goes wrong is kept with the change, by its class, for whoever finds it stuck. */
    private <T> T watched(String act, Cause cause, Unsettled.Change change, Supplier<T> work) {
        try {
            return spans.within(act, cause, () -> {
                spans.note("visit", change.visit().value());
                T outcome = work.get();
                spans.note("outcome", word(outcome));
                return outcome;
            });
        } catch (RuntimeException failure) {
            findStuck.failed(change, failure);
            throw failure;
        }
    }

    private static Cause following(Optional<String> correlation, ExecutionContext context) {
        return Cause.ofSystem(correlation.orElseGet(() -> Correlation.of(context)));
    }

    private static String correlation(Optional<String> correlation) {
        return correlation.map(its -> " correlation=" + its).orElse("");
    }

    static <T> void handle(Optional<T> message, ExecutionContext context, Function<T, String> work) {
        String line = message.map(its -> withoutWords(() -> work.apply(its))).orElse("malformed message dropped");
        context.getLogger().info(() -> line + " invocation=" + context.getInvocationId());
    }

    /** The host logs what escapes, message and all, and a message may quote an address that a provider refused (V8). */
    private static String withoutWords(Supplier<String> work) {
        try {
            return work.get();
        } catch (RuntimeException unforeseen) {
            var bare = new IllegalStateException(unforeseen.getClass().getName());
            bare.setStackTrace(unforeseen.getStackTrace());
            throw bare;
        }
    }

    private static String word(Object outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
