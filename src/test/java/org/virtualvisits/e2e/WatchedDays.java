package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.virtualvisits.sandbox.AilingStorage;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.Workspace;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.kusto.Query;
import org.virtualvisits.sandbox.kusto.Row;

/** Days of a clinic, minute by minute or faster, with everything that Azure Monitor would be told, and the alerts on it. */
final class WatchedDays implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An appointment in a distant time, of which the EHR never tires to tell. */
    private static final Instant REPEATED = Instant.parse("2040-02-01T09:00:00Z");

    private final RunningWorld.Ailing ailing = RunningWorld.ailing();
    private final Workspace workspace = new Workspace(ailing);
    private final List<AlertRule> alerts = AlertRule.all();
    private final Set<String> on = new TreeSet<>();
    private final Stage stage = Stage.in(ailing.world());
    private Instant now;
    private int repeated = 3;

    /** Begins at noon. */
    WatchedDays() {
        world().graph().limits(Limits.REAL);
        now = world().clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        world().clock().set(now);
        workspace.take();
    }

    LocalWorld world() {
        return ailing.world();
    }

    AilingStorage storage() {
        return ailing.storage();
    }

    Stage stage() {
        return stage;
    }

    Instant now() {
        return now;
    }

    /** How often the EHR repeats itself at each step: calls that everything is measured against. */
    void repeats(int times) {
        repeated = times;
    }

    /** Lets time pass, and returns the alerts that were on at any moment of it. */
    Set<String> pass(Duration time, Duration step) {
        var seen = new TreeSet<String>();
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            step(step);
            seen.addAll(on);
        }
        return seen;
    }

    /** Lets time pass until an alert is on, and a while longer; returns those that were on. */
    Set<String> passUntilOn(Duration atMost) {
        Set<String> seen = new TreeSet<>();
        Instant end = now.plus(atMost);
        while (seen.isEmpty() && now.isBefore(end)) {
            seen.addAll(pass(Duration.ofMinutes(30)));
        }
        seen.addAll(pass(Duration.ofHours(1)));
        return seen;
    }

    /** As {@link #pass}, in steps of five minutes. */
    Set<String> pass(Duration time) {
        return pass(time, Duration.ofMinutes(5));
    }

    /** Lets time pass until no alert is on; returns those that came on meanwhile. */
    Set<String> calm() {
        var before = new HashSet<>(on);
        var seen = new TreeSet<String>();
        Instant latest = now.plus(Duration.ofHours(30));
        do {
            step(Duration.ofMinutes(5));
            seen.addAll(on);
            assertThat(now).as("still on: %s", on).isBefore(latest);
        } while (!on.isEmpty());
        seen.removeAll(before);
        return seen;
    }

    /** The host dies while Graph holds back its answer to such a call, which this leads to; another host takes its place. */
    <T> T crashAt(FaultPlan call, Supplier<T> work) {
        world().graph().plan(call.with(FaultPlan.Body.HANG).times(1));
        T result = work.get();
        stage.await("the call", () -> world().graph().faults().isEmpty());
        world().crash();
        world().graph().clearFaults();
        return result;
    }

    /** The rows that a query gives, of all that was told so far. */
    List<Row> ask(String query) {
        Query asked = Query.read(query, Workspace.SCHEMA);
        return asked.run(workspace.rows(asked.table(), now, Duration.ofDays(2)), now);
    }

    private void step(Duration step) {
        now = now.plus(step);
        world().clock().set(now);
        for (int i = 0; i < repeated; i++) {
            stage.ehr().send("repeated", new ExampleEhr.Sent(1, "booked", REPEATED, "en"));
        }
        world().host().timersDue();
        settle();
        workspace.take();
        alerts.stream().filter(alert -> alert.isDue(now)).forEach(alert -> {
            if (alert.isOn(workspace, now)) {
                on.add(alert.name());
            } else {
                on.remove(alert.name());
            }
        });
    }

    private void settle() {
        world().host().wake();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!world().host().idle()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not idle at " + now);
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    @Override
    public void close() {
        ailing.world().close();
    }
}
