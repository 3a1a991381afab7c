package org.virtualvisits.core.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: the vault that applications read their secrets from. A new one is kept beside, under a name nobody reads, until
 * it is published: then it is what the secret's name without a version leads to.
 */
public interface RotationVault {

    /** What is kept beside. */
    Answer<Optional<Kept>> staged(String secret);

    /** What readers get. */
    Answer<Optional<Kept>> current(String secret);

    /** Keeps a new one beside, in place of any that was. */
    Answer<Boolean> stage(String secret, Kept kept);

    /** Gives it to readers as the newest version; earlier versions stay in the vault. */
    Answer<Boolean> publish(String secret, Kept kept);

    /** Makes what is kept beside unreadable; none is fine. */
    Answer<Boolean> discard(String secret);

    /**
     * A secret in the vault.
     *
     * @param keyId the directory's id of it, empty text where somebody else has put it there
     * @param mark of the rotation that made it, or empty text
     * @param ends the last moment of its validity
     */
    record Kept(SecretText text, String keyId, String mark, Instant ends) {}
}
