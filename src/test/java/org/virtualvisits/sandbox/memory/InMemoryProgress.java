package org.virtualvisits.sandbox.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.repair.Progress;

/** {@link Progress} in memory. Thread-safe. */
public final class InMemoryProgress implements Progress {

    private final Map<String, Pass> passes = new ConcurrentHashMap<>();

    @Override
    public Optional<Pass> find(String job) {
        return Optional.ofNullable(passes.get(job));
    }

    @Override
    public void put(String job, Pass pass) {
        passes.put(job, pass);
    }
}
