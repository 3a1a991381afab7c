package org.virtualvisits.core.join;

/** Port: asks for an address's links to be sent again, by whichever instance, soon. Messages hold a keyed digest only. */
@FunctionalInterface
public interface RecoverRequests {

    /**
     * Asks.
     *
     * @param addressDigest as {@link org.virtualvisits.core.feed.AddressDigests} makes it
     * @return whether the request is kept
     */
    boolean ask(String addressDigest);
}
