package org.virtualvisits.core.feed;

/** What a patient has answered about a visit (S2.15, S2.22). */
public enum Condition {
    /** Nothing yet. */
    UNCONFIRMED,
    /** Will come. */
    CONFIRMED,
    /** Will not come. */
    DECLINED
}
