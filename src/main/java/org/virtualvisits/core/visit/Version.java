package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.virtualvisits.core.organisation.Source;

/**
 * Which state of an appointment a delivery carries, in the EHR's own marks.
 *
 * @param number {@code meta.versionId} where it is a number; opaque ones ("2-1") are not parsed
 * @param updated {@code meta.lastUpdated}
 * @param arrived when it reached us
 */
public record Version(OptionalLong number, Optional<Instant> updated, Instant arrived) {

    /** More than the clocks of two instances differ, and less than anybody takes to answer. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** The mark of arrival of what was asked for at that time: it is older than all that came in the meantime. */
    public static Instant asked(Instant at) {
        return at.minus(SKEW);
    }

    /** A delivery that carries no mark of the EHR's. */
    public static Version unmarked(Instant arrived) {
        return new Version(OptionalLong.empty(), Optional.empty(), arrived);
    }

    /** Whether the EHR gave it any mark. */
    public boolean isMarked() {
        return number.isPresent() || updated.isPresent();
    }

    /** How this version stands to the one we hold, by the order the source is configured for (V1). */
    public Standing against(Version held, Source.Order order) {
        return switch (order) {
            case ARRIVAL -> byArrival(held);
            case VERSION -> byNumber(held).orElseGet(() -> byArrival(held));
            case LAST_UPDATED -> byUpdate(held).orElseGet(() -> byArrival(held));
            case AUTOMATIC -> byNumber(held).or(() -> byUpdate(held)).orElseGet(() -> byArrival(held));
        };
    }

    /** What comes is newer, unless it was read from the EHR before the held one came. */
    private Standing byArrival(Version held) {
        return arrived.plus(SKEW).isBefore(held.arrived) ? Standing.OLDER : Standing.NEWER;
    }

    private Optional<Standing> byNumber(Version held) {
        return number.isPresent() && held.number.isPresent()
                ? Optional.of(Standing.of(Long.compare(number.getAsLong(), held.number.getAsLong())))
                : Optional.empty();
    }

    private Optional<Standing> byUpdate(Version held) {
        return updated.isPresent() && held.updated.isPresent()
                ? Optional.of(Standing.of(updated.get().compareTo(held.updated.get())))
                : Optional.empty();
    }

    /** Newer, older, or the very same. */
    public enum Standing {
        /** Comes after the held one. */
        NEWER,
        /** Is the held one again. */
        SAME,
        /** Comes before the held one. */
        OLDER;

        private static Standing of(int comparison) {
            return comparison > 0 ? NEWER : comparison == 0 ? SAME : OLDER;
        }
    }
}
