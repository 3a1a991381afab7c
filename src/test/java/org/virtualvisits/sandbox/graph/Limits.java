package org.virtualvisits.sandbox.graph;

/**
 * The limits the simulator enforces. {@link #REAL} has Graph's own numbers (Graph page "throttling-limits"; 30 mails a
 * minute is Exchange Online's "message rate limit").
 *
 * @param mailboxConcurrency requests at the same moment per mailbox, for mail
 * @param mailboxRequestsPerTenMinutes requests in any ten minutes per mailbox, for mail
 * @param sendsPerMinute mails sent in any minute per mailbox
 * @param meetingReadsPerSecond GETs of online meetings in any second, for the whole application
 * @param meetingWritesPerSecond other verbs on online meetings in any second, for the whole application
 * @param meetingsPerMonth meetings created per organiser and calendar month (UTC)
 * @param bodyBytes the largest request body
 * @param requestRates the clock the per-second and ten-minute windows are measured by
 * @param sendRate the clock the mails a minute are measured by
 */
public record Limits(
        int mailboxConcurrency,
        int mailboxRequestsPerTenMinutes,
        int sendsPerMinute,
        int meetingReadsPerSecond,
        int meetingWritesPerSecond,
        int meetingsPerMonth,
        int bodyBytes,
        MeasuredBy requestRates,
        MeasuredBy sendRate) {

    /** Graph's numbers, all measured by the simulator's clock. */
    public static final Limits REAL =
            new Limits(4, 10_000, 30, 30, 30, 2_000, 4 * 1024 * 1024, MeasuredBy.GIVEN_CLOCK, MeasuredBy.GIVEN_CLOCK);

    /** Which clock a window of time is measured by. */
    public enum MeasuredBy {
        /** The clock the simulator was started with, so that a test can let a window pass. */
        GIVEN_CLOCK,
        /** The machine's clock, for a sandbox whose own clock stands still. */
        SYSTEM_CLOCK
    }

    /** The same numbers, with request rates measured by the given choice of clock. */
    public Limits withRequestRates(MeasuredBy choice) {
        return new Limits(
                mailboxConcurrency,
                mailboxRequestsPerTenMinutes,
                sendsPerMinute,
                meetingReadsPerSecond,
                meetingWritesPerSecond,
                meetingsPerMonth,
                bodyBytes,
                choice,
                sendRate);
    }

    /** The same numbers, with the mails a minute measured by the given choice of clock. */
    public Limits withSendRate(MeasuredBy choice) {
        return new Limits(
                mailboxConcurrency,
                mailboxRequestsPerTenMinutes,
                sendsPerMinute,
                meetingReadsPerSecond,
                meetingWritesPerSecond,
                meetingsPerMonth,
                bodyBytes,
                requestRates,
                choice);
    }

    /** The same limits with another number of meetings a month. */
    public Limits withMeetingsPerMonth(int number) {
        return new Limits(
                mailboxConcurrency,
                mailboxRequestsPerTenMinutes,
                sendsPerMinute,
                meetingReadsPerSecond,
                meetingWritesPerSecond,
                number,
                bodyBytes,
                requestRates,
                sendRate);
    }
}
