package org.virtualvisits.core.visit;

import java.time.YearMonth;

/** Port: counts the meetings one account has organised in a month; Graph allows 2,000 a user and month. */
public interface Allowance {

    /**
     * Counts a meeting, once however often it is asked.
     *
     * @param externalId the meeting's
     * @return false, and nothing is counted, if the limit is reached
     */
    boolean take(String organiser, YearMonth month, String externalId, int limit);
}
