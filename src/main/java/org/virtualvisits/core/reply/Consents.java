package org.virtualvisits.core.reply;

import java.util.List;

/** Port: what was said of addresses, by keyed digest: it outlives visits and holds no address. */
public interface Consents {

    /** The last word for each scope. */
    List<Consent> of(String addressDigest);

    /**
     * Puts a word in the place of the last one of the same scope, unless that is newer.
     *
     * @return whether it is the last word now
     */
    boolean say(String addressDigest, Consent consent);
}
