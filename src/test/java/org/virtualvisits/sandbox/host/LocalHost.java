package org.virtualvisits.sandbox.host;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Stands in for the Azure Functions host: serves the functions of a packaged app on 127.0.0.1, from the function.json
 * files that azure-functions-maven-plugin generated, by the host's and the Java worker's contract. The function classes
 * come from the current class path.
 */
public final class LocalHost implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final Parts parts;

    /** What {@link LocalHostBuilder} put together. */
    record Parts(
            HttpServer server,
            HttpDoor door,
            Map<String, AppFunction> functions,
            Invocations invocations,
            Activity activity,
            HostQueues queues,
            List<QueuePoller> pollers,
            Map<String, TimerRunner> timers,
            Future<?> ticks,
            HostLog log,
            ExecutorService threads,
            ScheduledExecutorService watch) {}

    /** A function that threw. The cloud host logs the message and the stack trace too, so search those as well. */
    public record Failure(String function, String invocationId, Throwable cause) {}

    /**
     * A function that ran.
     *
     * @param resultCode the answer's status; 0 for what nobody called by HTTP, as the cloud host tells it
     * @param operation the trace that it is of
     */
    public record Run(String function, int resultCode, boolean success, String operation) {}

    LocalHost(Parts parts) {
        this.parts = parts;
    }

    /** A host for the generated folder that holds host.json and one folder per function. */
    public static LocalHostBuilder builder(Path functionApp) {
        return new LocalHostBuilder(functionApp);
    }

    /** Where it listens, without a slash at the end and without the route prefix. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + parts.server().getAddress().getPort());
    }

    /**
     * Runs every timer with an occurrence since it last ran, and waits for them. Called by the host itself once a
     * second of real time; call it after moving the clock.
     *
     * @return the functions that ran
     */
    public List<String> timersDue() {
        List<CompletableFuture<String>> runs = new ArrayList<>();
        for (TimerRunner timer : parts.timers().values()) {
            runs.add(CompletableFuture.supplyAsync(() -> timer.runIfDue() ? timer.name() : "", parts.threads()));
        }
        return runs.stream()
                .map(CompletableFuture::join)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Runs a queue or timer function once, now, as {@code POST /admin/functions/{name}} does, and waits for it.
     *
     * @param input the queue message's text; a timer ignores it
     * @return whether the function succeeded; a failure is not retried
     */
    public boolean invoke(String functionName, String input) {
        AppFunction function = parts.functions().get(functionName);
        if (function == null || function.trigger() instanceof Trigger.Http) {
            throw new IllegalArgumentException("no queue or timer function '" + functionName + "'");
        }
        return ManualRun.of(function, input, parts.timers(), parts.invocations());
    }

    /** Every line the functions and the host logged so far. */
    public List<String> log() {
        return parts.log().lines();
    }

    /** Every exception that left a function so far. */
    public List<Failure> failures() {
        return parts.invocations().failures();
    }

    /** Whether no invocation runs and no visible message waits in a trigger's queue. */
    public boolean idle() {
        Activity.Look before = parts.activity().look();
        if (before.running() > 0 || waiting()) {
            return false;
        }
        return parts.activity().look().equals(before);
    }

    private boolean waiting() {
        return parts.pollers().stream()
                .anyMatch(poller -> !parts.queues().peek(poller.queue(), 1).isEmpty());
    }

    /** Makes every queue trigger look at its queue now. */
    public void wake() {
        parts.pollers().forEach(QueuePoller::wake);
    }

    /** Takes no more work, waits up to 30 s for what is under way, and stops. */
    @Override
    public void close() {
        parts.pollers().forEach(QueuePoller::stop);
        parts.door().stop();
        parts.ticks().cancel(false);
        try {
            for (QueuePoller poller : parts.pollers()) {
                poller.awaitStopped(DRAIN);
            }
            parts.activity().awaitQuiet(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopNow();
    }

    /**
     * Dies as a crashed host does: connections break, running functions are interrupted, and no message is deleted,
     * released or moved any more. What a function does after swallowing the interrupt cannot be prevented.
     */
    public void kill() {
        parts.pollers().forEach(QueuePoller::kill);
        stopNow();
    }

    private void stopNow() {
        parts.server().stop(0);
        parts.watch().shutdownNow();
        parts.threads().shutdownNow();
    }
}
