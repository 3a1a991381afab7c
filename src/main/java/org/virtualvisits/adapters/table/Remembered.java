package org.virtualvisits.adapters.table;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read lately, for a bounded time. What is absent is not remembered. Many who miss the same thing at once wait
 * for one read. Thread-safe.
 */
final class Remembered<K, V> {

    private final ConcurrentMap<K, Held<V>> held = new ConcurrentHashMap<>();
    private final Function<K, Optional<V>> read;
    private final Clock clock;
    private final Duration longest;

    Remembered(Function<K, Optional<V>> read, Clock clock, Duration longest) {
        this.read = read;
        this.clock = clock;
        this.longest = longest;
    }

    Optional<V> find(K key) {
        Held<V> found = held.get(key);
        return isFresh(found) ? Optional.of(found.value) : readUnlessFresh(key);
    }

    /** Reads it now, whatever is remembered. */
    Optional<V> findAnew(K key) {
        forget(key);
        return readUnlessFresh(key);
    }

    /** Waits for a read under way, so that one from before a write never outlives the write. */
    void forget(K key) {
        held.remove(key);
    }

    private Optional<V> readUnlessFresh(K key) {
        Held<V> now = held.compute(key, (same, found) -> isFresh(found) ? found : readNow(same));
        return Optional.ofNullable(now).map(Held::value);
    }

    private @Nullable Held<V> readNow(K key) {
        Instant asked = clock.instant();
        return read.apply(key).map(value -> new Held<>(value, asked)).orElse(null);
    }

    private boolean isFresh(@Nullable Held<V> found) {
        return found != null && clock.instant().isBefore(found.asked.plus(longest));
    }

    private record Held<V>(V value, Instant asked) {}
}
