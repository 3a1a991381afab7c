package org.virtualvisits.adapters.messaging;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long to leave a service alone. */
final class Pause {

    /** When the service does not say. */
    static final Duration USUAL = Duration.ofSeconds(30);

    /** For what a person must mend, and for a service that asks for a day: a visit may be sooner. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private Pause() {}

    /**
     * Reads a Retry-After header (RFC 9110 §10.2.3), in seconds or as a date; 1 second to 10 minutes whatever it says.
     *
     * @param header null where there is none
     */
    static Duration after(@Nullable String header, Instant now) {
        if (header == null) {
            return USUAL;
        }
        String text = header.strip();
        if (text.matches("\\d+")) {
            return text.length() > 6 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return bounded(Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException e) {
            return USUAL;
        }
    }

    private static Duration bounded(Duration asked) {
        Duration atLeast = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
