package org.virtualvisits.core.feed;

import org.virtualvisits.core.visit.Visit;

/** Port: what a visit's patients have answered. Whoever takes answers in tells {@code Onlookers} of each. */
@FunctionalInterface
public interface Conditions {

    /** Nobody can answer in this deployment. */
    Conditions NOBODY_CAN_ANSWER = visit -> Answered.NOTHING;

    /** What they have answered about the visit as it stands: an answer about another time is none. */
    Answered of(Visit visit);
}
