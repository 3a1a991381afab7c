package org.virtualvisits.core.notice;

import java.time.Duration;
import org.virtualvisits.core.kernel.Attention;

/** How an attempt to hand a message to its provider ended. */
public sealed interface Delivery {
    /**
     * The provider has it.
     *
     * @param providerId the provider's own name for it, to find its receipt by
     */
    record Accepted(String providerId) implements Delivery {}

    /** It will never be taken; a person must act. */
    record Refused(Attention attention) implements Delivery {}

    /** Not now. */
    record Later(Duration after) implements Delivery {}
}
