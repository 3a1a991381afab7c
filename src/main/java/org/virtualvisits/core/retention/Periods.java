package org.virtualvisits.core.retention;

/**
 * How long an organisation keeps what it no longer needs, in days after the last moment known of a visit.
 *
 * @param visits visits with their patients, messages, links and places on lists
 * @param audit what was done about them, which names nobody, and evidence of other work, from its own moment
 */
public record Periods(int visits, int audit) {

    /** Used where an organisation does not say. */
    public static final Periods USUAL = new Periods(90, 730);

    /** Standard Webhooks senders repeat for over three days: what they repeat must still be known. */
    public static final int FEWEST_DAYS = 7;

    /** Ten years: what must be kept longer is a record, and belongs into the EHR. */
    public static final int MOST_DAYS = 3_650;

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is out of bounds, or the audit is to go before its visit
     */
    public Periods {
        if (visits < FEWEST_DAYS || audit > MOST_DAYS || audit < visits) {
            throw new IllegalArgumentException("not " + visits + " and " + audit + " days");
        }
    }
}
