package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.sandbox.host.LocalContext;

final class TimerRunsTest {

    private static final String ADDRESS = "patient1@example.org";

    private final List<String> told = new ArrayList<>();
    private final LocalContext context = LocalContext.of("ring-alarms");
    private final TimerRuns timers = new TimerRuns((measure, value, labels) -> told.add(line(measure, value, labels)));

    @Test
    void aRunThatEndsWellIsCountedUnderItsTimersName() {
        timers.run(context, () -> "rung count=2");

        assertThat(told).containsExactly("virtualvisits.timer.runs 1.0 ring-alarms done");
        assertThat(context.log()).anyMatch(line -> line.contains("rung count=2 invocation="));
    }

    @Test
    void aRunThatFailsIsCountedAsFailedAndItsWordsDoNotEscape() {
        assertThatThrownBy(() -> timers.run(context, TimerRunsTest::refused))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.UnsupportedOperationException")
                .hasNoCause();

        assertThat(told).containsExactly("virtualvisits.timer.runs 1.0 ring-alarms failed");
    }

    @Test
    void whatComesAfterAFailureIsDoneAllTheSameAndTheRunCountsOnce() {
        assertThatThrownBy(() -> timers.run(context, TimerRunsTest::refused, () -> "second done", () -> "third done"))
                .isInstanceOf(IllegalStateException.class);

        assertThat(context.log())
                .anyMatch(line -> line.contains("second done"))
                .anyMatch(line -> line.contains("third done"));
        assertThat(told).containsExactly("virtualvisits.timer.runs 1.0 ring-alarms failed");
    }

    private static String refused() {
        throw new UnsupportedOperationException("the provider refused " + ADDRESS);
    }

    private static String line(Measure measure, double value, Map<Label, String> labels) {
        return measure.key() + " " + value + " " + labels.get(Label.JOB) + " " + labels.get(Label.OUTCOME);
    }
}
