package org.virtualvisits.sandbox.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** Enforces {@link Limits} and counts how often a caller went over each (Graph page "throttling-limits"). */
final class Throttle {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Graph page "application-list". */
    private static final int KEY_READS_PER_MINUTE = 150;

    private static final int DIRECTORY_UNITS = 8_000;

    private final InstantSource given;
    private final InstantSource system;
    private final Map<Violation, Integer> violations = new EnumMap<>(Violation.class);
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<String, SlidingWindow> requests = new ConcurrentHashMap<>();
    private final Map<String, SlidingWindow> sends = new ConcurrentHashMap<>();
    private final SlidingWindow meetingReads = new SlidingWindow(SECOND);
    private final SlidingWindow meetingWrites = new SlidingWindow(SECOND);
    private final SlidingWindow keyReads = new SlidingWindow(Duration.ofMinutes(1));
    private final SlidingWindow directoryUnits = new SlidingWindow(Duration.ofSeconds(10));
    private volatile Limits limits = Limits.REAL;

    Throttle(InstantSource given, InstantSource system) {
        this.given = given;
        this.system = system;
    }

    void limits(Limits next) {
        limits = next;
    }

    Limits limits() {
        return limits;
    }

    /** Admits one request to a mailbox until the answer is run, or refuses it. */
    Runnable enterMailbox(String mailbox) {
        int now = underWay.merge(mailbox, 1, Integer::sum);
        Runnable leave = () -> underWay.merge(mailbox, -1, Integer::sum);
        try {
            if (now > limits.mailboxConcurrency()) {
                throw refusal(
                        Violation.MAILBOX_CONCURRENCY,
                        "ApplicationThrottled",
                        "Application is over its MailboxConcurrency limit.",
                        SECOND);
            }
            count(
                    requests.computeIfAbsent(mailbox, key -> new SlidingWindow(Duration.ofMinutes(10))),
                    now(limits.requestRates()),
                    limits.mailboxRequestsPerTenMinutes(),
                    Violation.MAILBOX_REQUESTS,
                    "Application is over its RequestRate limit.");
            return leave;
        } catch (GraphError refused) {
            leave.run();
            throw refused;
        }
    }

    void enterMeetings(boolean read) {
        count(
                read ? meetingReads : meetingWrites,
                now(limits.requestRates()),
                read ? limits.meetingReadsPerSecond() : limits.meetingWritesPerSecond(),
                read ? Violation.MEETING_READS : Violation.MEETING_WRITES,
                "Too many requests.");
    }

    /**
     * Counts a request to the directory (Graph page "throttling-limits"): 150 a minute and tenant that select
     * keyCredentials, and 8,000 resource units in ten seconds for a large tenant.
     */
    void enterDirectory(boolean selectsKeys, int units) {
        Instant now = now(limits.requestRates());
        if (selectsKeys) {
            count(keyReads, now, KEY_READS_PER_MINUTE, Violation.KEY_CREDENTIAL_READS, "Too many requests.");
        }
        for (int unit = 0; unit < units; unit++) {
            count(
                    directoryUnits,
                    now,
                    DIRECTORY_UNITS,
                    Violation.DIRECTORY_UNITS,
                    "Your request is throttled temporarily.");
        }
    }

    void countSend(String mailbox) {
        count(
                sends.computeIfAbsent(mailbox, key -> new SlidingWindow(Duration.ofMinutes(1))),
                now(limits.sendRate()),
                limits.sendsPerMinute(),
                Violation.MAILBOX_SENDS,
                "The mailbox has sent too many messages in the last minute.");
    }

    /** Runs what may create a meeting with the monthly limit, and notes it if that was reached. */
    <T> T countingMeetings(IntFunction<T> create) {
        try {
            return create.apply(limits.meetingsPerMonth());
        } catch (GraphError refused) {
            if (refused.status() == 429) {
                note(Violation.MEETINGS_PER_MONTH);
            }
            throw refused;
        }
    }

    synchronized void note(Violation violation) {
        violations.merge(violation, 1, Integer::sum);
    }

    synchronized Map<String, Integer> violations() {
        Map<String, Integer> byName = new TreeMap<>();
        violations.forEach((violation, times) -> byName.put(violation.name(), times));
        return Map.copyOf(byName);
    }

    private void count(SlidingWindow window, Instant now, int limit, Violation violation, String message) {
        window.refuse(now, limit).ifPresent(wait -> {
            throw refusal(violation, code(violation), message, wait);
        });
    }

    private static String code(Violation violation) {
        return switch (violation) {
            case MEETING_READS, MEETING_WRITES, MEETINGS_PER_MONTH, KEY_CREDENTIAL_READS -> "TooManyRequests";
            case DIRECTORY_UNITS -> "Request_ThrottledTemporarily";
            case MAILBOX_CONCURRENCY, MAILBOX_REQUESTS, MAILBOX_SENDS, BODY_SIZE -> "ApplicationThrottled";
        };
    }

    private GraphError refusal(Violation violation, String code, String message, Duration wait) {
        note(violation);
        return GraphError.throttled(code, message, wait);
    }

    private Instant now(Limits.MeasuredBy choice) {
        return switch (choice) {
            case GIVEN_CLOCK -> given.instant();
            case SYSTEM_CLOCK -> system.instant();
        };
    }
}
