package org.virtualvisits.core.credential;

import java.util.Optional;

/**
 * As whom this product itself signs in to Graph. Should that credential expire, nothing works: neither visits nor this
 * watch.
 *
 * @param appId the application (client) id
 * @param credential the key id of its secret, or the thumbprint of its certificate, where it is known
 */
public record Own(String appId, Optional<String> credential) {

    /** Whether it is this registration. */
    boolean is(Registration registration) {
        return appId.equalsIgnoreCase(registration.appId());
    }

    /** Whether it is known to be this entry. */
    boolean signsInWith(Registration.Entry entry) {
        return credential
                .filter(known -> known.equalsIgnoreCase(entry.keyId())
                        || entry.mark().filter(known::equalsIgnoreCase).isPresent())
                .isPresent();
    }
}
