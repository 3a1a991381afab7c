package org.virtualvisits.core.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application, or a service principal (an application as one tenant uses it), with what it signs in or signs with. As
 * the directory lists it: a certificate may stand there as two or three entries.
 *
 * @param objectId the directory's own name for it
 * @param appId the application (client) id
 * @param name as administrators know it
 * @param managedIdentity whether Azure keeps it, and changes its certificates by itself
 * @param signingThumbprint of the certificate SAML tokens are signed with, lower-case hexadecimal digits
 * @param federated whether it also trusts another identity provider's tokens, and so may need no secret
 * @param owners mail addresses of the owners that are people who can sign in; none where there is none
 */
public record Registration(
        Form form,
        String objectId,
        String appId,
        String name,
        boolean managedIdentity,
        Optional<String> signingThumbprint,
        boolean federated,
        List<String> owners,
        List<Entry> entries) {

    /** Keeps its own copies. */
    public Registration {
        owners = List.copyOf(owners);
        entries = List.copyOf(entries);
    }

    /** Which of the two it is. */
    public enum Form {
        /** An app registration. */
        APPLICATION,
        /** An enterprise application. */
        SERVICE_PRINCIPAL
    }

    /**
     * One entry of passwordCredentials or keyCredentials. Neither the secret, nor its first characters, nor the key is in
     * it.
     *
     * @param mark customKeyIdentifier as lower-case hexadecimal digits: a certificate's thumbprint; of a secret, anything
     * @param signs whether its usage is Sign
     */
    public record Entry(Sort sort, String keyId, Optional<String> mark, boolean signs, Instant starts, Instant ends) {}

    /** Which list an entry is from. */
    public enum Sort {
        /** passwordCredentials. */
        PASSWORD,
        /** keyCredentials. */
        KEY
    }
}
