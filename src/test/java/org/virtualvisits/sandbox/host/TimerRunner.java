package org.virtualvisits.sandbox.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs one timer when its schedule says so. Runs never overlap; several missed occurrences are one late run; a failed
 * run waits for the next occurrence. A new timer does not run at start, one that missed an occurrence does.
 */
final class TimerRunner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'");
    private static final String NEVER = "0001-01-01T00:00:00+00:00";

    private final AppFunction function;
    private final Cron cron;
    private final InstantSource clock;
    private final TimerLedger ledger;
    private final Invocations invocations;
    private final boolean monitored;
    private final boolean missedWhileDown;
    private final Instant started;
    private final ReentrantLock turn = new ReentrantLock();
    private TimerLedger.Entry entry;

    TimerRunner(AppFunction function, Cron cron, InstantSource clock, TimerLedger ledger, Invocations invocations) {
        this.function = function;
        this.cron = cron;
        this.clock = clock;
        this.ledger = ledger;
        this.invocations = invocations;
        this.started = clock.instant();
        this.monitored = !cron.isSubMinute(started);
        TimerLedger.Entry fresh = new TimerLedger.Entry(Optional.empty(), started);
        this.entry = monitored ? ledger.find(function.name()).orElse(fresh) : fresh;
        this.missedWhileDown = !cron.next(entry.updated()).isAfter(started);
        ledger.record(function.name(), entry);
    }

    String name() {
        return function.name();
    }

    /** Runs the function if it is due, after a run that is under way has ended; true if it ran. */
    boolean runIfDue() {
        turn.lock();
        try {
            return runIfDueInTurn();
        } finally {
            turn.unlock();
        }
    }

    /** The same, but leaves a timer alone that is running. */
    boolean runIfDueAndFree() {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            return runIfDueInTurn();
        } finally {
            turn.unlock();
        }
    }

    /** Runs the function now, whatever the schedule says, and leaves the schedule as it is; true if it succeeded. */
    boolean runNow() {
        turn.lock();
        try {
            return invoke(cron.next(entry.updated()), false);
        } finally {
            turn.unlock();
        }
    }

    private boolean runIfDueInTurn() {
        Instant now = clock.instant();
        Instant due = cron.next(entry.updated());
        if (due.isAfter(now)) {
            return false;
        }
        boolean startUp = missedWhileDown && !due.isAfter(started);
        invoke(due, startUp || !cron.next(due).isAfter(now));
        entry = new TimerLedger.Entry(Optional.of(now), now);
        ledger.record(function.name(), entry);
        return true;
    }

    private boolean invoke(Instant due, boolean pastDue) {
        var outcome = invocations.run(function, timer(due, pastDue), Map.of(), null);
        return outcome instanceof Invocations.Outcome.Returned;
    }

    private String timer(Instant due, boolean pastDue) {
        ObjectNode timer = JSON.createObjectNode();
        timer.putObject("Schedule").put("AdjustForDST", true);
        if (monitored) {
            timer.putObject("ScheduleStatus")
                    .put("Last", entry.last().map(TimerRunner::text).orElse(NEVER))
                    .put("LastUpdated", entry.last().map(TimerRunner::text).orElse(NEVER))
                    .put("Next", text(due));
        } else {
            timer.putNull("ScheduleStatus");
        }
        return timer.put("IsPastDue", pastDue).toString();
    }

    private static String text(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
