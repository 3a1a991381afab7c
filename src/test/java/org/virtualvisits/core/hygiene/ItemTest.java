package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That an item does not tell whom it is about. */
final class ItemTest {

    @Test
    void aCalendarItemDoesNotTellItsSubject() {
        assertThat(EventExample.at("2026-11-23T09:00:00Z")
                        .subject("Review 999 000 0018")
                        .done())
                .hasToString("event");
    }
}
