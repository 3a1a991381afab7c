package org.virtualvisits.functions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.functions.wire.Fields;

/**
 * Times as plain JSON gives them: with an offset, or local to a named zone (V10). A local time that happens twice, when
 * clocks go back, means the first; one that never happens, when they go forward, means nothing.
 */
final class LocalTimes {

    /** The longest time, and the longest name of a zone. */
    static final int LONGEST = 60;

    /** What is wrong with a zone that is none. */
    static final String NO_ZONE = "must be an IANA time zone, such as Europe/London";

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2199;

    private final Fields fields;
    private final Optional<ZoneId> zone;

    LocalTimes(Fields fields) {
        this.fields = fields;
        this.zone = fields.read("timeZone", LONGEST, LocalTimes::zone, NO_ZONE);
    }

    Optional<Instant> read(String name) {
        return fields.text(name, LONGEST).flatMap(text -> withOffset(text).or(() -> local(name, text)));
    }

    private Optional<Instant> local(String name, String text) {
        Optional<LocalDateTime> local = localTime(text);
        if (local.isEmpty()) {
            fields.wrong(name, "must be a date and time with an offset, such as 2026-12-01T09:00:00Z");
            return Optional.empty();
        }
        if (zone.isEmpty()) {
            fields.wrong(name, "has no offset, so timeZone must say in which zone it is");
            return Optional.empty();
        }
        List<ZoneOffset> offsets = zone.get().getRules().getValidOffsets(local.get());
        if (offsets.isEmpty()) {
            fields.wrong(name, "does not exist in that time zone: clocks go forward over it");
            return Optional.empty();
        }
        return Optional.of(local.get().toInstant(offsets.getFirst()));
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(time -> isOfOurAge(time.getYear()))
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> localTime(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text)).filter(time -> isOfOurAge(time.getYear()));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isOfOurAge(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Only names from the IANA database: bare offsets know no summer time. */
    static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
