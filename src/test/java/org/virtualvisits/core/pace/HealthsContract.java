package org.virtualvisits.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Healths} must do; subclassed once per implementation. */
public abstract class HealthsContract {

    private static final Health SHUT =
            new Health(7, 2, Optional.of(Instant.parse("2026-11-21T09:00:00.123456789Z")), true);

    protected abstract Healths healths();

    @Test
    void ofAServiceThatNeverFailedNothingIsKnown() {
        assertThat(healths().find("teams")).isEmpty();
    }

    @Test
    void whatIsWrittenIsFoundAndOtherServicesAreAsTheyWere() {
        assertThat(healths().write("teams", SHUT, Optional.empty())).isTrue();
        assertThat(healths().find("teams").orElseThrow().health()).isEqualTo(SHUT);

        assertThat(healths().write("teams", Health.WELL, version())).isTrue();

        assertThat(healths().find("teams").orElseThrow().health()).isEqualTo(Health.WELL);
        assertThat(healths().find("mail")).isEmpty();
    }

    @Test
    void ofTwoWhoWriteOverTheSameVersionTheSecondIsRefused() {
        healths().write("teams", Health.WELL, Optional.empty());
        Optional<String> version = version();

        assertThat(healths().write("teams", SHUT, version)).isTrue();
        assertThat(healths().write("teams", Health.WELL, version)).isFalse();
        assertThat(healths().write("teams", Health.WELL, Optional.empty())).isFalse();
        assertThat(healths().find("teams").orElseThrow().health()).isEqualTo(SHUT);
    }

    private Optional<String> version() {
        return healths().find("teams").map(Healths.Stored::version);
    }
}
