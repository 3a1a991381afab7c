package org.virtualvisits.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CauseTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-of-a-later-version",
            })
    void aWellFormedTraceparentGivesItsTraceId(String header) {
        assertThat(Cause.traceId(header)).contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
            })
    void whatIsNotATraceparentGivesNone(String header) {
        assertThat(Cause.traceId(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rosie Marlow", "source:", "source:North", "robot:1", "system:1"})
    void nobodyElseSetsSomethingGoing(String who) {
        assertThatThrownBy(() -> new Cause(who, TRACE)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4bf9", "4BF92F3577B34DA6A3CE929D0E0E4736", "4bf92f3577b34da6a3ce929d0e0e4736 "})
    void aCorrelationHasOneShape(String correlation) {
        assertThatThrownBy(() -> Cause.ofSystem(correlation)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatFollowsKeepsTheNameAndNotTheOneWhoBegan() {
        Cause cause = Cause.ofSource(new SourceId("north-ehr"), TRACE).followed();

        assertThat(cause).isEqualTo(new Cause("system", TRACE));
    }

    @Test
    void aCorrelationMadeOfATextIsOneAndDiffersWithTheText() {
        assertThat(Cause.isCorrelation(Cause.correlation("a"))).isTrue();
        assertThat(Cause.correlation("a")).isEqualTo(Cause.correlation("a")).isNotEqualTo(Cause.correlation("b"));
    }
}
