package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @EnumSource(Audit.Act.class)
    void everyActIsCalledByWhatWasDoneAndHowItEnded(Audit.Act act) {
        String name = act.name().toLowerCase(Locale.ROOT);

        assertThat(name).isEqualTo(act.what() + "_" + act.outcome().replace('-', '_'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jo@example.org", "Zoë", "a\nb"})
    void aRowIsNeverAboutAnAddressOrAName(String about) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audit.of(NOW, OneClinic.cause(), Audit.Act.NOTICE_SENT, about));
    }

    @Test
    void whatWasDoneWasDoneOnceAtLeast() {
        assertThat(Audit.of(NOW, OneClinic.cause(), Audit.Act.NOTICE_PLANNED, 1).count())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audit.of(NOW, OneClinic.cause(), Audit.Act.NOTICE_PLANNED, 0));
    }
}
