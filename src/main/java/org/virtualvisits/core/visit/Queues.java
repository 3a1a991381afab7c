package org.virtualvisits.core.visit;

/** The names under which work waits: {@link Wakeups} puts it there, functions take it. */
public final class Queues {

    /** Visits to reconcile. */
    public static final String RECONCILE_VISIT = "reconcile-visit";

    /** Notices to send. */
    public static final String SEND_NOTICE = "send-notice";

    private Queues() {}
}
