package org.virtualvisits.core.feed;

import java.util.List;
import java.util.Set;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;

/**
 * Port: which visits an address belongs to, and which a patient of a source is in. An index: {@link ListVisit} writes and
 * repairs it. Holds no address and no reference.
 */
public interface Addresses {

    /** Notes whose address of the visit that is, and no others'. */
    void put(String addressDigest, VisitId visit, Set<Holder> holders);

    /** Forgets that the visit has this address; absent is fine. */
    void drop(String addressDigest, VisitId visit);

    /** Whose address it is, in no order, of at most so many visits. */
    List<Use> of(String addressDigest, int atMost);

    /** A patient of a visit, by key, and how messages reach them there. */
    record Holder(String patient, Channel channel) {}

    /** Who of a visit has the address. */
    record Use(VisitId visit, Set<Holder> holders) {

        /** Keeps its own copy. */
        public Use {
            holders = Set.copyOf(holders);
        }
    }
}
