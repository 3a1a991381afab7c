package org.virtualvisits.core.organisation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The part of the day in which patients are left in peace, by the clock on their wall.
 *
 * @param from the first moment of quiet
 * @param until the first moment after it; where it equals {@code from}, it is never quiet
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** Nobody is written to before eight in the morning or after eight in the evening. */
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    /** It is never quiet. */
    public static final QuietHours NEVER = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** When the quiet hours that hold a moment end; empty if it lies in none. */
    public Optional<Instant> endAt(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        if (!holds(local.toLocalTime())) {
            return Optional.empty();
        }
        boolean today = local.toLocalTime().isBefore(until);
        ZonedDateTime end =
                local.toLocalDate().plusDays(today ? 0 : 1).atTime(until).atZone(zone);
        // An hour that comes twice in a night: its first end may be over already.
        return Optional.of((end.toInstant().isAfter(moment) ? end : end.withLaterOffsetAtOverlap()).toInstant());
    }

    /** When the quiet hours that hold a moment began; empty if it lies in none. */
    public Optional<Instant> beginOf(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        if (!holds(local.toLocalTime())) {
            return Optional.empty();
        }
        boolean today = !local.toLocalTime().isBefore(from);
        return Optional.of(local.toLocalDate()
                .minusDays(today ? 0 : 1)
                .atTime(from)
                .atZone(zone)
                .toInstant());
    }

    private boolean holds(LocalTime time) {
        if (from.equals(until)) {
            return false;
        }
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
