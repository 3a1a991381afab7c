package org.virtualvisits.e2e.chaos;

/** What keeps work from being lost or done twice. Each can be taken away, to see that the run then fails. */
public enum Guard {
    /** A delivery that was applied is remembered by the sender's name for it. */
    DEDUPE,
    /** An older version of an appointment does not replace a newer one. */
    VERSION_ORDER,
    /** A write names the version it replaces, and is refused if that is not the row's any more. */
    ETAG,
    /** A meeting is found again by its external id before another is made. */
    CREATE_OR_GET,
    /** A notice is claimed by one sender before it is sent. */
    CLAIM,
    /** A change is on a list before it is stored, and stays there until all its effects are complete. */
    UNSETTLED
}
