package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.virtualvisits.core.hygiene.BeginSweeps;
import org.virtualvisits.core.hygiene.FollowSweeps;
import org.virtualvisits.core.hygiene.HandOut;
import org.virtualvisits.core.hygiene.ShowSweeps;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.hygiene.SweepMailbox;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** Timers and queues that sweep mailboxes, and HTTP doors to how far a sweep is and what it came to. */
public final class SweepFunctions {

    private static final String STORAGE = "AzureWebJobsStorage";

    private final AdministratorDoor door;
    private final TimerRuns timers;
    private final BeginSweeps begin;
    private final HandOut handOut;
    private final SweepMailbox sweepMailbox;
    private final FollowSweeps follow;
    private final ShowSweeps show;

    /** Keeps its use cases. */
    public SweepFunctions(
            AdministratorDoor door,
            TimerRuns timers,
            BeginSweeps begin,
            HandOut handOut,
            SweepMailbox sweepMailbox,
            FollowSweeps follow,
            ShowSweeps show) {
        this.door = door;
        this.timers = timers;
        this.begin = begin;
        this.handOut = handOut;
        this.sweepMailbox = sweepMailbox;
        this.follow = follow;
        this.show = show;
    }

    /** Begins, at night, a sweep of every rule set. */
    @FunctionName("sweep-nightly")
    public void nightly(
            @TimerTrigger(name = "timer", schedule = "0 0 2 * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "sweeps begun=" + begin.all());
    }

    /** Asks again, now and then, for what a crash or a lost message has left. */
    @FunctionName("follow-sweeps")
    public void follow(
            @TimerTrigger(name = "timer", schedule = "0 */10 * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "sweeps followed=" + follow.follow());
    }

    /** Hands out a sweep's mailboxes. */
    @FunctionName("start-sweep")
    public void start(
            @QueueTrigger(name = "message", queueName = SweepCalls.START_SWEEP, connection = STORAGE) String message,
            ExecutionContext context) {
        logged(
                context,
                () -> SweepJson.asked(message)
                        .map(asked -> "outcome=" + word(handOut.handOut(asked.sweep())) + " sweep=" + asked.sweep())
                        .orElse("malformed message dropped"));
    }

    /** Sweeps a slice of a mailbox. */
    @FunctionName("sweep-mailbox")
    public void sweep(
            @QueueTrigger(name = "message", queueName = SweepCalls.SWEEP_MAILBOX, connection = STORAGE) String message,
            ExecutionContext context) {
        logged(
                context,
                () -> SweepJson.asked(message)
                        .map(asked -> "outcome=" + word(sweepMailbox.sweep(asked.sweep(), asked.mailbox())) + " sweep="
                                + asked.sweep() + " mailbox=" + asked.mailbox())
                        .orElse("malformed message dropped"));
    }

    /** How far a sweep is. */
    @FunctionName("show-sweep")
    public HttpResponseMessage progress(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "hygiene/sweeps/{sweep}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("sweep") String sweep,
            ExecutionContext context) {
        return administered(request, context, sweep, progress -> Answer.json(SweepJson.write(progress)));
    }

    /** What it came to, mailbox by mailbox. */
    @FunctionName("show-sweep-evidence")
    public HttpResponseMessage evidence(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "hygiene/sweeps/{sweep}/evidence",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("sweep") String sweep,
            ExecutionContext context) {
        return administered(
                request,
                context,
                sweep,
                progress -> Answer.text(
                                "text/csv; charset=utf-8; header=present",
                                EvidenceCsv.write(
                                        progress.sweep(),
                                        show.mailboxes(progress.sweep().id())))
                        .with(
                                "Content-Disposition",
                                "attachment; filename=\"" + progress.sweep().id() + ".csv\""));
    }

    /** What it came to, on one page. */
    @FunctionName("show-sweep-report")
    public HttpResponseMessage report(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "hygiene/sweeps/{sweep}/report",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("sweep") String sweep,
            ExecutionContext context) {
        return administered(request, context, sweep, progress -> {
            SweepId id = progress.sweep().id();
            return Answer.text(
                            "text/html; charset=utf-8",
                            EvidencePage.of(
                                    progress, show.mailboxes(id), show.history(id.organisation(), id.ruleSet())))
                    .with("Content-Security-Policy", ReportStyle.policy())
                    .with("Referrer-Policy", "no-referrer");
        });
    }

    /** Whose a sweep is, its name says; to anybody else every sweep looks alike, existing or not (V9). */
    private HttpResponseMessage administered(
            HttpRequestMessage<Optional<String>> request,
            ExecutionContext context,
            String sweep,
            Function<ShowSweeps.Progress, Answer> handler) {
        return Call.answered(request, context, call -> {
            SweepId id = read(sweep);
            door.require(call, id.organisation());
            return handler.apply(show.progress(id).orElseThrow(() -> new Refusal(Problem.notFound())));
        });
    }

    private static SweepId read(String sweep) {
        try {
            return SweepId.read(sweep);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Problem.unauthorised());
        }
    }

    /** The host logs what escapes, message and all; so nothing escapes but the kind of it (V8). */
    private static void logged(ExecutionContext context, Supplier<String> work) {
        String line;
        try {
            line = work.get();
        } catch (RuntimeException unforeseen) {
            var bare = new IllegalStateException(unforeseen.getClass().getName());
            bare.setStackTrace(unforeseen.getStackTrace());
            throw bare;
        }
        context.getLogger().info(() -> line + " invocation=" + context.getInvocationId());
    }

    private static String word(Object outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
