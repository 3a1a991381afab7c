package org.virtualvisits.sandbox.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.core.rotation.Rotations;

/** {@link Rotations} in memory. Thread-safe. */
public final class InMemoryRotations implements Rotations {

    private final Map<String, Rotation> byApplication = new TreeMap<>();
    private int version;

    @Override
    public synchronized List<Rotation> all() {
        return List.copyOf(byApplication.values());
    }

    @Override
    public synchronized Optional<Rotation> find(String appId) {
        return Optional.ofNullable(byApplication.get(appId));
    }

    @Override
    public synchronized Optional<Rotation> write(Rotation next) {
        if (!find(next.appId()).flatMap(Rotation::version).equals(next.version())) {
            return Optional.empty();
        }
        version++;
        Rotation written = next.over(Integer.toString(version));
        byApplication.put(next.appId(), written);
        return Optional.of(written);
    }
}
