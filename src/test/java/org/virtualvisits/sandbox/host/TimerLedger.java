package org.virtualvisits.sandbox.host;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each timer last ran: what the cloud keeps in the status blobs of {@code azure-webjobs-hosts}. Give one ledger to
 * two hosts in turn, and the second knows what it missed while none ran.
 */
public final class TimerLedger {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** The last run, if there was one, and the moment up to which the schedule has been seen to. */
    record Entry(Optional<Instant> last, Instant updated) {}

    /** A ledger of timers that were never started. */
    public TimerLedger() {}

    Optional<Entry> find(String function) {
        return Optional.ofNullable(entries.get(function));
    }

    void record(String function, Entry entry) {
        entries.put(function, entry);
    }
}
