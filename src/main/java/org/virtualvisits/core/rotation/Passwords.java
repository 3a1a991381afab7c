package org.virtualvisits.core.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the secrets of app registrations that this product owns, in the directory. What was just changed may not show yet. */
public interface Passwords {

    /** The secrets of an application; empty if there is no such application. */
    Answer<Optional<List<Password>>> list(String objectId);

    /**
     * Adds a secret. Asked again it adds another one.
     *
     * @param mark the name that administrators see, by which it is found again
     */
    Answer<Added> add(String objectId, String mark, Instant ends);

    /** Removes a secret; one that is not there is fine. */
    Answer<Boolean> remove(String objectId, String keyId);

    /** A secret as the directory lists it. */
    record Password(String keyId, Optional<String> mark) {}

    /** A new secret; nobody is ever shown its text again. */
    record Added(String keyId, SecretText text) {}
}
