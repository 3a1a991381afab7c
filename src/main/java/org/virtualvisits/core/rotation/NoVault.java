package org.virtualvisits.core.rotation;

import java.util.Optional;

/** What stands where a deployment has no vault for rotated secrets: it says so, whatever it is asked. */
public final class NoVault implements RotationVault, SignIns {

    @Override
    public Answer<Optional<Kept>> staged(String secret) {
        return none();
    }

    @Override
    public Answer<Optional<Kept>> current(String secret) {
        return none();
    }

    @Override
    public Answer<Boolean> stage(String secret, Kept kept) {
        return none();
    }

    @Override
    public Answer<Boolean> publish(String secret, Kept kept) {
        return none();
    }

    @Override
    public Answer<Boolean> discard(String secret) {
        return none();
    }

    @Override
    public Answer<Boolean> prove(String appId, SecretText text) {
        return none();
    }

    private static <T> Answer<T> none() {
        return new Answer.Refused<>(
                "This deployment has no vault for rotated secrets.",
                "Set ROTATION_VAULT_URL (docs/howto/rotate-secrets.md).");
    }
}
