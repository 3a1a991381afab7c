package org.virtualvisits.core.feed;

import java.util.List;
import java.util.Map;
import org.virtualvisits.core.kernel.Attention;

/**
 * What patients have answered about a visit as it stands.
 *
 * @param conditions by patient's key; who is missing has not answered
 * @param attention what a person must do because of it
 */
public record Answered(Map<String, Condition> conditions, List<Attention> attention) {

    /** Nobody has said anything. */
    public static final Answered NOTHING = new Answered(Map.of(), List.of());

    /** Keeps its own copies. */
    public Answered {
        conditions = Map.copyOf(conditions);
        attention = List.copyOf(attention);
    }
}
