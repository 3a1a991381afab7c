package org.virtualvisits.sandbox.memory;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.virtualvisits.core.visit.JoinLinks;

/** {@link JoinLinks} in memory. Thread-safe. */
public final class InMemoryJoinLinks implements JoinLinks {

    private final ConcurrentMap<String, Target> links = new ConcurrentHashMap<>();

    @Override
    public void put(String tokenDigest, Target target) {
        links.put(tokenDigest, target);
    }

    @Override
    public void remove(String tokenDigest) {
        links.remove(tokenDigest);
    }

    @Override
    public Optional<Target> find(String tokenDigest) {
        return Optional.ofNullable(links.get(tokenDigest));
    }
}
