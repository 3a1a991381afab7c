package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.core.report.Postings;

/** {@link Postings} in memory. Thread-safe. */
public final class InMemoryPostings implements Postings {

    private final Map<String, Posting> postings = new TreeMap<>();
    private int version;

    @Override
    public synchronized boolean add(Posting posting) {
        return postings.putIfAbsent(posting.id(), versioned(posting)) == null;
    }

    @Override
    public synchronized List<Posting> open() {
        return postings.values().stream().filter(posting -> !posting.isOver()).toList();
    }

    @Override
    public synchronized Optional<Posting> replace(Posting next) {
        Optional<Posting> there = Optional.ofNullable(postings.get(next.id()))
                .filter(posting -> posting.version().equals(next.version()));
        return there.map(read -> {
            Posting written = versioned(next);
            postings.put(next.id(), written);
            return written;
        });
    }

    @Override
    public synchronized void forget(Instant before) {
        postings.values()
                .removeIf(posting -> posting.isOver() && posting.planned().isBefore(before));
    }

    private Posting versioned(Posting posting) {
        version++;
        return posting.over(Integer.toString(version));
    }
}
