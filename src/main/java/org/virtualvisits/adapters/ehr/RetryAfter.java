package org.virtualvisits.adapters.ehr;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110, section 10.2.3), seconds or a date, and bounds what it asks for. */
final class RetryAfter {

    /** However long an EHR asks us to wait, what has changed meanwhile must not wait longer. */
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait; zero where nothing readable is said. */
    static Duration read(@Nullable String header, Instant now) {
        Duration pause = Optional.ofNullable(header)
                .flatMap(text -> unbounded(text.strip(), now))
                .orElse(Duration.ZERO);
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static Optional<Duration> unbounded(String text, Instant now) {
        if (text.matches("[0-9]+")) {
            return Optional.of(text.length() > 6 ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, then.toInstant()));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
