package org.virtualvisits.core.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A secret or certificate, once, however many entries it has in the directory.
 *
 * @param objectId of the application or service principal that holds it
 * @param application its name, as administrators know it
 * @param superseded the one that has taken its place: newer, valid, for the same purpose, and valid for longer
 * @param own whether this product itself depends on it
 * @param federated whether the application also trusts another identity provider's tokens
 * @param owners mail addresses of owners that are people
 */
public record Credential(
        CredentialId id,
        Registration.Form form,
        String objectId,
        String appId,
        String application,
        Kind kind,
        Instant starts,
        Instant ends,
        Optional<CredentialId> superseded,
        boolean own,
        boolean federated,
        List<String> owners) {

    /** Keeps its own copy. */
    public Credential {
        owners = List.copyOf(owners);
    }

    /** What it is. */
    public enum Kind {
        /** A text that an application proves itself with. */
        SECRET,
        /** A certificate that an application proves itself with. */
        CERTIFICATE,
        /** The certificate that SAML tokens for an application are signed with. */
        SAML_SIGNING;

        /** Whether one can take the other's place. */
        boolean servesAs(Kind other) {
            return (this == SAML_SIGNING) == (other == SAML_SIGNING);
        }
    }

    boolean isValid(Instant now) {
        return !starts.isAfter(now) && ends.isAfter(now);
    }

    Credential supersededBy(Optional<CredentialId> other) {
        return new Credential(
                id, form, objectId, appId, application, kind, starts, ends, other, own, federated, owners);
    }
}
