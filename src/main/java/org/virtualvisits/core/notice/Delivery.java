package org.virtualvisits.core.notice;

import java.time.Duration;
import java.time.Instant;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.pace.Hindrance;

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

    /**
     * Not now.
     *
     * @param after how long the provider asks us to wait; zero where it does not say
     */
    record Later(Duration after, Hindrance why) implements Delivery {}

    /** The provider lets nobody in until an operator acts. It did nothing. */
    record Barred(Attention attention) implements Delivery {}

    /** It is not this message's turn yet, and nothing was sent; a place is kept for it then. */
    record Placed(Instant at) implements Delivery {}
}
