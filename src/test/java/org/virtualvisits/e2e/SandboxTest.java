package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.Sandbox;

/** The README's first command shows what it promises. */
final class SandboxTest {

    @Test
    void theExampleOfTheReadmeWorksFromBookingToCancellation() {
        try (LocalWorld world = RunningWorld.own()) {
            assertThat(Sandbox.example(world, line -> {})).isEmpty();
        }
    }
}
