package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.pace.Health;
import org.virtualvisits.core.pace.Healths;

/** {@link Healths} in memory. Thread-safe. */
public final class InMemoryHealths implements Healths {

    private final Map<String, Stored> healths = new HashMap<>();
    private int version;

    @Override
    public synchronized Optional<Stored> find(String service) {
        return Optional.ofNullable(healths.get(service));
    }

    @Override
    public synchronized boolean write(String service, Health health, Optional<String> over) {
        boolean isFirst = find(service).map(Stored::version).equals(over);
        if (isFirst) {
            healths.put(service, new Stored(health, "version " + version++));
        }
        return isFirst;
    }
}
