package org.virtualvisits.core.feed;

import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Visit;

/** Port: takes in what a patient says by word of mouth, as if they had written it. */
@FunctionalInterface
public interface Answers {

    /**
     * A patient will come.
     *
     * @param patient the patient's key within the visit
     * @return whether it is taken in; not of a visit that has begun or is cancelled, nor of who is no patient of it
     */
    boolean comes(Visit visit, String patient, Cause cause);
}
