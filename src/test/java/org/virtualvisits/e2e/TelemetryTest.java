package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measure;

final class TelemetryTest {

    private static final AttributeKey<String> VISIT = AttributeKey.stringKey("visit");

    private final Stage stage = Stage.set();

    @Test
    void oneCorrelationIdLeadsFromTheWebhookToTheText() {
        HttpResponse<String> booked = stage.book(stage.inDays(20));
        stage.told(1);
        stage.awaitQuiet();
        String correlation = booked.headers().firstValue("X-Correlation-Id").orElseThrow();

        List<SpanData> trace = stage.world().telemetry().spans().stream()
                .filter(span -> span.getTraceId().equals(correlation))
                .toList();
        assertThat(trace)
                .extracting(SpanData::getName)
                .contains("receive-appointment", "reconcile-visit", "deliver-notice");
        String location = booked.headers().firstValue("Location").orElseThrow();
        String visit = location.substring(location.lastIndexOf('/') + 1);
        assertThat(trace).extracting(span -> span.getAttributes().get(VISIT)).containsOnly(visit);
        assertThat(trace.stream()
                        .filter(span -> span.getName().equals("deliver-notice"))
                        .map(span -> span.getAttributes().get(AttributeKey.stringKey("notice"))))
                .anyMatch(notice -> notice.contains("sms"));
    }

    @Test
    void eachMessageIsCountedWhenItIsPlannedAndWhenItIsSent() {
        double planned = count("sms", "planned");
        double sent = count("sms", "sent");

        stage.book(stage.inDays(21));
        stage.told(1);
        stage.awaitQuiet();

        assertThat(count("sms", "planned")).isGreaterThanOrEqualTo(planned + 1);
        assertThat(count("sms", "sent")).isGreaterThanOrEqualTo(sent + 1);
    }

    @Test
    void nothingThatIsToldNamesAPatient() {
        stage.book(stage.inDays(22));
        stage.told(1);
        stage.awaitQuiet();

        assertThat(Stream.concat(
                        stage.world().telemetry().spans().stream().map(SpanData::toString),
                        stage.world().telemetry().metrics().stream().map(Object::toString)))
                .isNotEmpty()
                .noneMatch(told -> told.contains(stage.phone().substring(1)) || told.contains(stage.email()));
    }

    private double count(String channel, String state) {
        return stage.world().telemetry().metrics().stream()
                .filter(metric -> metric.getName().equals(Measure.NOTICES.key()))
                .flatMap(metric -> metric.getDoubleSumData().getPoints().stream())
                .filter(point -> channel.equals(point.getAttributes().get(AttributeKey.stringKey("channel"))))
                .filter(point -> state.equals(point.getAttributes().get(AttributeKey.stringKey("state"))))
                .mapToDouble(DoublePointData::getValue)
                .sum();
    }
}
