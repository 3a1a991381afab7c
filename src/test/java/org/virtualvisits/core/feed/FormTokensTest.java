package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is good for the half day it was made in, and for the one after. */
final class FormTokensTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest(name = "made at 11:59:59, at {0}: {1}")
    @CsvSource({
        "2026-11-22T11:59:59Z, true",
        "2026-11-22T12:00:00Z, true",
        "2026-11-22T23:59:59Z, true",
        "2026-11-23T00:00:00Z, false",
        "2026-11-22T00:00:00Z, true",
        "2026-11-21T23:59:59Z, false",
    })
    void itEndsWithTheNextHalfDay(Instant at, boolean good) {
        String token = at("2026-11-22T11:59:59Z").token("staff-1");

        assertThat(at(at.toString()).isOf("staff-1", token)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"staff-1, true", "staff-2, false", "'', false"})
    void itIsOfOnePerson(String person, boolean good) {
        String token = at("2026-11-22T11:59:59Z").token("staff-1");

        assertThat(at("2026-11-22T11:59:59Z").isOf(person, token)).isEqualTo(good);
    }

    private static FormTokens at(String now) {
        return new FormTokens(KEY, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
