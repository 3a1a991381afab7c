package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanJsonTest {

    @Test
    void whatIsEncodedDecodesToTheSamePlans() {
        List<FaultPlan> plans = List.of(
                FaultPlan.answering("plain", "GET", "/users", 500),
                FaultPlan.answering("all", "POST|PATCH", "/onlineMeetings/.*", 429)
                        .with(FaultPlan.Body.HTML)
                        .afterEffect()
                        .times(3)
                        .retryAfter("31,120")
                        .until(Instant.parse("2026-12-01T10:00:00Z"))
                        .latency(Duration.ofMillis(250)));

        assertThat(FaultPlanJson.decode(FaultPlanJson.encode(plans))).isEqualTo(plans);
    }

    @Test
    void aStatusAloneIsAFaultForEverything() {
        assertThat(FaultPlanJson.decode("[{\"status\":503}]"))
                .containsExactly(FaultPlan.answering("fault-1", ".*", ".*", 503));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|array",
                "[|not JSON",
                "[{}]|fault 1: status",
                "[{\"status\":503},{\"status\":\"503\"}]|fault 2: status",
                "[{\"status\":99}]|fault 1: status",
                "[{\"status\":503,\"colour\":\"red\"}]|unknown field colour",
                "[{\"status\":503,\"path\":\"(\"}]|fault 1",
                "[{\"status\":503,\"body\":\"XML\"}]|fault 1",
                "[{\"status\":503,\"until\":\"tomorrow\"}]|fault 1",
                "[{\"status\":503,\"times\":-1}]|fault 1: times"
            })
    void whatIsNotAListOfPlansIsRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> FaultPlanJson.decode(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
