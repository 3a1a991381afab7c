package org.virtualvisits.core.visit;

import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;

/** Port: finds the visit behind a join link. Links are kept as digests: a read table opens no visit. */
public interface JoinLinks {

    /** Makes a link work; doing it again changes nothing. */
    void put(String tokenDigest, Target target);

    /** Makes a link stop working, until it is put again; absent is fine. */
    void remove(String tokenDigest);

    /** What a link is for. */
    Optional<Target> find(String tokenDigest);

    /**
     * One patient's link on one channel to one address: when the address changes, the link stops working, because it
     * may be in a stranger's hands.
     */
    record Target(VisitId visit, String patient, Channel channel, String mark) {}
}
