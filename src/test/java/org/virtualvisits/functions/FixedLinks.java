package org.virtualvisits.functions;

import java.util.Optional;
import org.virtualvisits.core.visit.JoinLinks;

/** Links of which none is known, or which cannot be read at all. */
final class FixedLinks implements JoinLinks {

    private final boolean broken;

    private FixedLinks(boolean broken) {
        this.broken = broken;
    }

    FixedLinks() {
        this(false);
    }

    static FixedLinks broken() {
        return new FixedLinks(true);
    }

    @Override
    public void put(String tokenDigest, Target target) {
        throw new UnsupportedOperationException("looking at a page makes no links");
    }

    @Override
    public void remove(String tokenDigest) {
        throw new UnsupportedOperationException("looking at a page removes no links");
    }

    @Override
    public Optional<Target> find(String tokenDigest) {
        if (broken) {
            throw new IllegalStateException("the table cannot be reached");
        }
        return Optional.empty();
    }
}
