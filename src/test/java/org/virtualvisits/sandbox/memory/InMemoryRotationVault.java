package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.SecretText;

/** {@link RotationVault} in memory. */
public final class InMemoryRotationVault implements RotationVault {

    private final Map<String, Kept> current = new HashMap<>();
    private final Map<String, Kept> staged = new HashMap<>();

    /** Somebody sets a secret by hand. */
    public void put(String secret, String text) {
        current.put(secret, new Kept(new SecretText(text), "", "", Instant.MAX));
    }

    @Override
    public Answer<Optional<Kept>> staged(String secret) {
        return new Answer.Done<>(Optional.ofNullable(staged.get(secret)));
    }

    @Override
    public Answer<Optional<Kept>> current(String secret) {
        return new Answer.Done<>(Optional.ofNullable(current.get(secret)));
    }

    @Override
    public Answer<Boolean> stage(String secret, Kept kept) {
        staged.put(secret, kept);
        return new Answer.Done<>(true);
    }

    @Override
    public Answer<Boolean> publish(String secret, Kept kept) {
        current.put(secret, kept);
        return new Answer.Done<>(true);
    }

    @Override
    public Answer<Boolean> discard(String secret) {
        return new Answer.Done<>(staged.remove(secret) != null);
    }
}
