package org.virtualvisits.core.visit;

import java.util.List;

/** The names under which work waits: {@link Wakeups} puts it there, functions take it. */
public final class Queues {

    /** Visits to reconcile. */
    public static final String RECONCILE_VISIT = "reconcile-visit";

    /** Notices to send. */
    public static final String SEND_NOTICE = "send-notice";

    /** Visits of clinics that have more of them than their share. */
    public static final String RECONCILE_VISIT_BULK = "reconcile-visit-bulk";

    /** Notices of such clinics. */
    public static final String SEND_NOTICE_BULK = "send-notice-bulk";

    /** All of them. */
    public static final List<String> ALL =
            List.of(RECONCILE_VISIT, SEND_NOTICE, RECONCILE_VISIT_BULK, SEND_NOTICE_BULK);

    private Queues() {}
}
