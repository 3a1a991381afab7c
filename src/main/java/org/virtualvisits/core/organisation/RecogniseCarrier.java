package org.virtualvisits.core.organisation;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Digest;

/**
 * Use case: tell whether it is our own carrier that calls back. Carriers sign nothing, so a secret in a header is the most
 * there is (docs/adr/0023); it is compared by digest, so that no answer tells by its time how much of a guess was right.
 */
public final class RecogniseCarrier {

    private final List<String> digests;

    /**
     * Keeps the digests.
     *
     * @param digests SHA-256 (hex) of the tokens; two while one is being changed, none where nobody calls back
     */
    public RecogniseCarrier(List<String> digests) {
        this.digests = List.copyOf(digests);
    }

    /** Whether the header brings one of the tokens. */
    public boolean knows(Optional<String> authorization) {
        return Bearer.digest(authorization)
                .filter(digest -> digests.stream()
                                .filter(own -> Digest.sameText(own, digest))
                                .count()
                        > 0)
                .isPresent();
    }
}
