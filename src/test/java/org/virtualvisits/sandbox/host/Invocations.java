package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs functions: gives each invocation its context, logs it, keeps its failure, and holds it to the time limit. */
final class Invocations {

    private final HostLog log;
    private final Duration limit;
    private final Supplier<UUID> ids;
    private final ScheduledExecutorService watch;
    private final Activity activity;
    private final Consumer<LocalHost.Run> runs;
    private final List<LocalHost.Failure> failures = new CopyOnWriteArrayList<>();

    Invocations(
            HostLog log,
            Duration limit,
            Supplier<UUID> ids,
            ScheduledExecutorService watch,
            Activity activity,
            Consumer<LocalHost.Run> runs) {
        this.log = log;
        this.limit = limit;
        this.ids = ids;
        this.watch = watch;
        this.activity = activity;
        this.runs = runs;
    }

    /** How an invocation ended. */
    sealed interface Outcome {
        record Returned(@Nullable Object value) implements Outcome {}

        record Failed() implements Outcome {}
    }

    /** Runs the function on this thread. Past the limit it is interrupted, and has failed whatever it does then. */
    Outcome run(AppFunction function, Object payload, Map<String, Object> metadata, @Nullable String traceParent) {
        UUID id = ids.get();
        String named = "'Functions." + function.name() + "' (";
        var context = new LocalContext(
                function.name(), id, traceParent == null ? LocalContext.traceParent(ids.get()) : traceParent, log);
        log.host("Executing " + named + "Id=" + id + ")");
        activity.begin();
        try (var deadline = new Deadline()) {
            Object value = function.call(new TriggerData(payload, metadata, context));
            if (deadline.passed()) {
                throw new InterruptedException("ran longer than " + limit);
            }
            log.host("Executed " + named + "Succeeded, Id=" + id + ")");
            runs.accept(run(function, context, true, value));
            return new Outcome.Returned(value);
        } catch (Throwable failure) { // whatever it is, the worker reports it and lives on
            failures.add(new LocalHost.Failure(function.name(), id.toString(), failure));
            log.error("Executed " + named + "Failed, Id=" + id + "): "
                    + failure.getClass().getName());
            runs.accept(run(function, context, false, null));
            return new Outcome.Failed();
        } finally {
            activity.end();
        }
    }

    private static LocalHost.Run run(
            AppFunction function, LocalContext context, boolean success, @Nullable Object returned) {
        int status = returned instanceof HttpResponseMessage response ? response.getStatusCode() : 500;
        return new LocalHost.Run(
                function.name(),
                function.trigger() instanceof Trigger.Http ? status : 0,
                success,
                context.getTraceContext().getTraceparent().split("-", -1)[1]);
    }

    List<LocalHost.Failure> failures() {
        return List.copyOf(failures);
    }

    private final class Deadline implements AutoCloseable {

        private final ScheduledFuture<?> alarm;
        private final Thread runner = Thread.currentThread();
        private boolean passed;
        private boolean closed;

        Deadline() {
            alarm = watch.schedule(this::pass, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void pass() {
            if (!closed) {
                passed = true;
                runner.interrupt();
            }
        }

        synchronized boolean passed() {
            return passed;
        }

        @Override
        public synchronized void close() {
            closed = true;
            alarm.cancel(false);
            if (passed) {
                Thread.interrupted(); // the interrupt was for the function, not for the host's own work after it
            }
        }
    }
}
