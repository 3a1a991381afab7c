package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.kusto.Row;

/**
 * A visit whose way goes through the death of the host and an outage of Graph, among others: all that was done about it is
 * found by the one id that its webhook was answered with, and nothing else is (docs/reference/telemetry.md, "Follow one
 * visit").
 */
final class FollowedVisitTest {

    private static final String CREATE = "/createOrGet$";

    private final WatchedDays days = new WatchedDays();
    private final Stage stage = days.stage();

    @AfterEach
    void end() {
        days.close();
    }

    @Test
    void theWayFromTheWebhookToTheTextHasOneOperationIdThroughACrashAndAnOutage() {
        HttpResponse<String> booked = days.crashAt(
                FaultPlan.answering("hang", "POST", CREATE, 200).afterEffect(), () -> stage.book(stage.inDays(20)));
        days.world().graph().plan(FaultPlan.answering("outage", ".*", CREATE, 503));
        for (int i = 0; i < 5; i++) {
            stage.ehr().book("other-" + i, stage.inDays(20 + i), "en");
        }
        days.pass(Duration.ofMinutes(15), Duration.ofMinutes(1));
        days.world().graph().clearFaults();
        days.pass(Duration.ofMinutes(60), Duration.ofMinutes(1));

        String operation = booked.headers().firstValue("X-Correlation-Id").orElseThrow();
        String location = booked.headers().firstValue("Location").orElseThrow();
        String visit = location.substring(location.lastIndexOf('/') + 1);
        assertThat(stage.texts()).hasSize(1);
        assertThat(stage.meetings(location)).hasSize(1);
        assertThat(days.ask("AppRequests | where OperationId == '" + operation + "'"))
                .anySatisfy(row -> assertThat(row.values()).containsEntry("ResultCode", "204"));
        List<Row> way = days.ask("AppDependencies | where OperationId == '" + operation + "'");
        assertThat(way)
                .extracting(row -> row.values().get("Name"))
                .startsWith("receive-appointment", "reconcile-visit")
                .contains("deliver-notice");
        assertThat(days.ask("AppDependencies | where OperationId == '" + operation
                        + "' and tostring(Properties.outcome) == 'later'"))
                .as("while Graph was away")
                .isNotEmpty();
        assertThat(days.ask("AppDependencies | where OperationId == '" + operation
                        + "' and tostring(Properties.notice) contains '-sms-'"
                        + " and tostring(Properties.outcome) == 'sent'"))
                .as("the text")
                .hasSize(1);
        assertThat(way).extracting(FollowedVisitTest::visit).containsOnly(visit);
        assertThat(days.ask("AppDependencies | where tostring(Properties.visit) == '" + visit + "'"))
                .containsExactlyElementsOf(way);
    }

    private static @Nullable Object visit(Row row) {
        return row.values().get("Properties") instanceof Map<?, ?> properties ? properties.get("visit") : null;
    }
}
