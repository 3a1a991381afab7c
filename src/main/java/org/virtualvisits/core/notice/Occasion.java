package org.virtualvisits.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.virtualvisits.core.notice.Notice.Kind;

/**
 * A time to tell the patients of a visit something besides its changes: that it is near, that its clinician is late, that
 * they were missed. It changes nothing of what they believe of the visit.
 *
 * @param kind an {@link Kind#occasional()} one
 * @param offset how long before the start, for a reminder; how late, for a late clinician; zero otherwise
 * @param start of the visit it is about
 * @param from when it is due
 * @param until when it is of no use any more
 * @param silentAfter whoever has heard of the visit later than this is not told: two messages within minutes are a
 *     nuisance
 * @param since notices planned earlier than this were for another occasion of the same kind
 * @param patience how long one channel is given before the other one is tried, too
 */
public record Occasion(
        Kind kind,
        Duration offset,
        Instant start,
        Instant from,
        Instant until,
        Instant silentAfter,
        Instant since,
        Duration patience) {

    /** Whether it is due, and still of use. */
    public boolean isOpen(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** Whether a notice was made for it. */
    public boolean isOf(Notice notice) {
        return notice.kind() == kind
                && notice.offset().equals(offset)
                && notice.facts().start().equals(start)
                && !notice.planned().isBefore(since);
    }

    /** What a notice for it is called, in its id: r1440 for the reminder a day before. */
    String word() {
        return kind.name().substring(0, 1).toLowerCase(Locale.ROOT) + offset.toMinutes();
    }
}
