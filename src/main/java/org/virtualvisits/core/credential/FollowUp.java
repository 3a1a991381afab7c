package org.virtualvisits.core.credential;

/** What else follows from a day's list. */
public interface FollowUp {

    /** The day's list for a watch is complete. Told again where a run dies after it, so it must be safe to repeat. */
    void listed(Watch watch);
}
