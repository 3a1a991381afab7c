package org.virtualvisits.sandbox.memory;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.virtualvisits.core.organisation.Secrets;

/** {@link Secrets} in memory. Thread-safe. */
public final class InMemorySecrets implements Secrets {

    private final ConcurrentMap<String, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Sets a secret. */
    public void put(String name, String value) {
        values.put(name, value);
    }

    /** Removes a secret; absent is fine. */
    public void remove(String name) {
        values.remove(name);
    }
}
