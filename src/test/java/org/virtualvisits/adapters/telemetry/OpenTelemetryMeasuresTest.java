package org.virtualvisits.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures.Label;

final class OpenTelemetryMeasuresTest {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetryMeasures measures = new OpenTelemetryMeasures(OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build());

    @Test
    void valuesOfACounterAddUpForEachSetOfLabels() {
        measures.count(Measure.APPOINTMENT_CHANGES, Map.of(Label.ORGANISATION, "north", Label.OUTCOME, "applied"));
        measures.count(Measure.APPOINTMENT_CHANGES, Map.of(Label.ORGANISATION, "north", Label.OUTCOME, "applied"));
        measures.count(Measure.APPOINTMENT_CHANGES, Map.of(Label.ORGANISATION, "north", Label.OUTCOME, "duplicate"));

        assertThat(metric(Measure.APPOINTMENT_CHANGES).getDoubleSumData().getPoints())
                .extracting(DoublePointData::getAttributes, DoublePointData::getValue)
                .containsExactlyInAnyOrder(
                        tuple(attributes("north", "applied"), 2.0), tuple(attributes("north", "duplicate"), 1.0));
    }

    @Test
    void aLabelThatTheMeasureDoesNotDeclareIsLeftOut() {
        measures.count(Measure.APPOINTMENT_CHANGES, Map.of(Label.OUTCOME, "applied", Label.JOB, "any"));

        assertThat(metric(Measure.APPOINTMENT_CHANGES).getDoubleSumData().getPoints())
                .extracting(DoublePointData::getAttributes)
                .containsExactly(Attributes.of(AttributeKey.stringKey("outcome"), "applied"));
    }

    @ParameterizedTest
    @EnumSource
    void everyMeasureIsToldUnderItsNameAndUnit(Measure measure) {
        measures.tell(measure, 3, Map.of());

        assertThat(metric(measure).getUnit()).isEqualTo(measure.unit());
    }

    @Test
    void noTwoMeasuresShareAName() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::key)).doesNotHaveDuplicates();
    }

    @Test
    void whereNobodyListensNothingHappens() {
        var unheard = new OpenTelemetryMeasures(OpenTelemetry.noop());

        assertThatCode(() -> unheard.count(Measure.APPOINTMENT_CHANGES, Map.of()))
                .doesNotThrowAnyException();
    }

    private MetricData metric(Measure measure) {
        List<MetricData> found = reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(measure.key()))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Attributes attributes(String organisation, String outcome) {
        return Attributes.of(
                AttributeKey.stringKey("organisation"), organisation, AttributeKey.stringKey("outcome"), outcome);
    }
}
