package org.virtualvisits.adapters.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads {@code Retry-After} (RFC 9110 §10.2.3) as it really comes: seconds, a date, a list of seconds (two layers of
 * Graph each adding its own), 0, or nonsense. The result is never too short to help nor too long to wait for.
 */
final class RetryAfter {

    /** For a failure that does not say: callers have a growing pause of their own. */
    static final Duration UNSAID = Duration.ZERO;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    static Duration read(String written, Instant now) {
        return (isDate(written) ? untilDate(written.strip(), now) : seconds(written))
                .map(pause -> pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause)
                .orElse(UNSAID);
    }

    private static boolean isDate(String written) {
        return written.chars().anyMatch(Character::isLetter);
    }

    private static Optional<Duration> untilDate(String written, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The longest of the list: the layer that asks for more knows of a limit the other does not. */
    private static Optional<Duration> seconds(String written) {
        return Arrays.stream(written.split(","))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]+"))
                .map(text -> text.length() > 6 ? LONGEST : Duration.ofSeconds(Long.parseLong(text)))
                .max(Duration::compareTo);
    }
}
