package org.virtualvisits.core.visit;

import java.time.Duration;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;

/**
 * Port: asks for work to be done soon, by whichever instance. Messages hold ids only (V8). Asking may fail: the list of
 * {@link Unsettled} changes makes up for it, so a caller goes on.
 */
public interface Wakeups {

    /**
     * Asks to reconcile a visit.
     *
     * @param attempt 1 at first
     * @param cause its correlation goes along
     * @return whether the request is kept
     */
    boolean reconcile(Unsettled.Change change, int attempt, Duration after, Cause cause);

    /**
     * Asks to send a notice.
     *
     * @param attempt 1 at first
     * @param cause its correlation goes along
     * @return whether the request is kept
     */
    boolean send(VisitId visit, NoticeId notice, int attempt, Duration after, Cause cause);

    /**
     * How many requests to reconcile wait in this lane, those for later included.
     *
     * @return about so many, as the queue counts; 0 if it cannot tell
     */
    int waiting();

    /** The same in the slow lane, where what it asks for never holds up what is asked for here. */
    Wakeups bulk();
}
