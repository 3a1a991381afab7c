package org.virtualvisits.sandbox.graph;

/** A limit a caller can exceed; its name is the key in {@link GraphSimulator#violations()}. */
public enum Violation {
    MAILBOX_CONCURRENCY,
    MAILBOX_REQUESTS,
    MAILBOX_SENDS,
    MEETING_READS,
    MEETING_WRITES,
    MEETINGS_PER_MONTH,
    KEY_CREDENTIAL_READS,
    DIRECTORY_UNITS,
    BODY_SIZE
}
