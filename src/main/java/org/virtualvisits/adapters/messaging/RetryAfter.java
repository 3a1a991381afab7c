package org.virtualvisits.adapters.messaging;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110 §10.2.3), seconds or a date, and bounds what it asks for. */
final class RetryAfter {

    /** For a failure that does not say, or not readably: the caller has a growing pause of its own. */
    static final Duration UNSAID = Duration.ZERO;

    /** No carrier is asked again sooner. */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    /** However long a carrier asks us to wait, it may be well before then. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    static Duration read(@Nullable String header, Instant now) {
        return Optional.ofNullable(header)
                .flatMap(its -> unbounded(its.strip(), now))
                .map(pause -> pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause)
                .orElse(UNSAID);
    }

    private static Optional<Duration> unbounded(String written, Instant now) {
        if (written.matches("[0-9]+")) {
            return Optional.of(written.length() > 6 ? LONGEST : Duration.ofSeconds(Long.parseLong(written)));
        }
        try {
            Instant then = ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
