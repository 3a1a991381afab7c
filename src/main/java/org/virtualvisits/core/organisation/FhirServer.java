package org.virtualvisits.core.organisation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a source answers questions (FHIR's REST API), and as whom it is asked.
 *
 * @param base FHIR's base address, without a slash at its end
 * @param every how long between two questions for what has changed
 * @param includesPatients whether a search may ask for the patients beside their appointments ({@code _include})
 */
public record FhirServer(URI base, SignIn signIn, Duration every, boolean includesPatients) {

    /** As whom; secrets are named here and kept in {@link Secrets}. */
    public sealed interface SignIn {
        /** As nobody. */
        record Open() implements SignIn {}

        /**
         * With a token that does not change.
         *
         * @param secret the name under which it is kept
         */
        record Bearer(String secret) implements SignIn {}

        /**
         * With an assertion that is signed with a private key (SMART App Launch 2.2, "Backend Services").
         *
         * @param tokenUrl where the assertion is changed for a token
         * @param keySecret the name under which the key is kept: PKCS #8 in PEM, RSA or P-384
         * @param keyId by which the EHR knows the public half
         */
        record Assertion(URI tokenUrl, String clientId, String keySecret, Optional<String> keyId, String scope)
                implements SignIn {}
    }
}
