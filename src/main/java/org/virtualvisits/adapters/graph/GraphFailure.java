package org.virtualvisits.adapters.graph;

import java.time.Duration;
import java.util.Set;
import org.virtualvisits.core.pace.Hindrance;

/**
 * A call that did not succeed, in our words. Carries nothing of Graph's message, which may quote what was sent (V8), and
 * no cause, whose own message would.
 */
final class GraphFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Asking the same again gets the same answer. Any other status may pass; so may no answer at all. */
    private static final Set<Integer> LASTING = Set.of(400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422);

    private final int status;
    private final String code;
    private final boolean policyMissing;
    private final Duration pause;
    private final Hindrance why;

    /**
     * States what happened.
     *
     * @param status HTTP's; 0 where there was no answer or none that could be read, so that the effect is unknown
     * @param code Graph's word for it, or empty text
     * @param policyMissing whether Teams says that no application access policy covers the organiser
     * @param pause how long Graph asks us to wait; zero where it does not say
     * @param why what it means for asking again, where it may pass
     */
    GraphFailure(int status, String code, boolean policyMissing, Duration pause, Hindrance why) {
        super(words(status, code));
        this.status = status;
        this.code = code;
        this.policyMissing = policyMissing;
        this.pause = pause;
        this.why = why;
    }

    boolean isLasting() {
        return LASTING.contains(status);
    }

    boolean is(int httpStatus) {
        return status == httpStatus;
    }

    boolean isPolicyMissing() {
        return policyMissing;
    }

    Duration pause() {
        return pause;
    }

    Hindrance why() {
        return why;
    }

    /** Status and code, fit for staff and logs. */
    String words() {
        return words(status, code);
    }

    private static String words(int status, String code) {
        return status == 0 ? "no answer" : (status + " " + code).strip();
    }
}
