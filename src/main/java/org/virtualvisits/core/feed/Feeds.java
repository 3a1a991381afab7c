package org.virtualvisits.core.feed;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Port: clinicians' secret feed links, at most one each. Kept as digests: a read table opens no feed. The moment a link
 * is replaced or removed, the old one is found no more, whatever dies in between.
 */
public interface Feeds {

    /** The feed behind a link. */
    Optional<Feed> find(String tokenDigest);

    /** A clinician's feed. */
    Optional<Feed> of(OrganisationId organisation, String clinician);

    /** Gives a clinician this link instead of any other. */
    void put(Feed feed);

    /** Takes a clinician's link away; absent is fine. */
    void remove(OrganisationId organisation, String clinician);

    /**
     * A feed link.
     *
     * @param clinician the clinician's id in the organisation's configuration
     * @param tokenDigest SHA-256 of the token, 64 lower-case hexadecimal digits
     */
    record Feed(OrganisationId organisation, String clinician, String tokenDigest, Instant created, Instant expires) {}
}
