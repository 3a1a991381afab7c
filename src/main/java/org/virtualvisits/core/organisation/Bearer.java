package org.virtualvisits.core.organisation;

import java.util.Optional;
import org.virtualvisits.core.kernel.Digest;

/** Bearer tokens (RFC 6750 section 2.1), which are known here by their digests alone. */
final class Bearer {

    private static final String SCHEME = "bearer ";

    /** No honest token is longer; what is, is not worth hashing. */
    private static final int LONGEST = 1_024;

    private Bearer() {}

    /** The SHA-256 digest (hex) of the token in an Authorization header. */
    static Optional<String> digest(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty() && token.length() <= LONGEST)
                .map(Digest::sha256Hex);
    }
}
