package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a calendar item is, in moments: whole days begin and end with the zone's, however long they are. */
record Span(Instant start, Optional<Instant> end) {

    static Span of(Item.Event event, ZoneId zone) {
        Span own = switch (event.span()) {
            case Item.Span.Timed(var start, var end) -> new Span(start, Optional.of(end));
            case Item.Span.Days(var first, var end) ->
                new Span(
                        first.atStartOfDay(zone).toInstant(),
                        Optional.of(end.atStartOfDay(zone).toInstant()));
            case Item.Span.Open() -> new Span(event.at(), Optional.empty());
        };
        return event.series().isPresent() && event.series().get() instanceof Item.Series.Until(var end)
                ? new Span(own.start, Optional.of(end))
                : own;
    }

    boolean startsBefore(Instant limit) {
        return start.isBefore(limit);
    }

    boolean endsBefore(Instant limit) {
        return end.filter(its -> its.isBefore(limit)).isPresent();
    }

    boolean isOpen() {
        return end.isEmpty();
    }
}
