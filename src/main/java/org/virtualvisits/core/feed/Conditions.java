package org.virtualvisits.core.feed;

import java.util.Map;
import org.virtualvisits.core.kernel.VisitId;

/** Port: what a visit's patients have answered. Whoever takes answers in tells {@code Onlookers} of each. */
@FunctionalInterface
public interface Conditions {

    /** Nobody can answer in this deployment. */
    Conditions NOBODY_CAN_ANSWER = visit -> Map.of();

    /** By patient's key; who is missing has not answered. */
    Map<String, Condition> of(VisitId visit);
}
