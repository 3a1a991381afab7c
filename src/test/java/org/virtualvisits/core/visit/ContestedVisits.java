package org.virtualvisits.core.visit;

/** Visits that somebody else changes between each look and the write that follows it, so many times. */
final class ContestedVisits extends ForwardedVisits {

    private int left;

    /** Keeps whose visits they are. */
    ContestedVisits(Visits visits, int times) {
        super(visits);
        this.left = times;
    }

    @Override
    public Result write(Write write) {
        return left-- > 0 ? new Result.Conflict() : super.write(write);
    }
}
