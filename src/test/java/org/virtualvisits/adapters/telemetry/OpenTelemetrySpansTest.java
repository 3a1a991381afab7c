package org.virtualvisits.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Cause;

final class OpenTelemetrySpansTest {

    private static final Cause CAUSE = Cause.ofSystem("0af7651916cd43dd8448eb211c80319c");

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySpans spans = new OpenTelemetrySpans(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build());

    @Test
    void workDoneApartForOneCauseIsOneTrace() {
        spans.within("receive", CAUSE, () -> 1);
        spans.within("deliver", CAUSE, () -> 2);

        assertThat(exported.getFinishedSpanItems())
                .extracting(SpanData::getName, SpanData::getTraceId)
                .containsExactly(tuple("receive", CAUSE.correlation()), tuple("deliver", CAUSE.correlation()));
    }

    @Test
    void workWithinWorkStandsBelowIt() {
        spans.within("outer", CAUSE, () -> spans.within("inner", CAUSE, () -> 1));

        SpanData inner = exported.getFinishedSpanItems().getFirst();
        SpanData outer = exported.getFinishedSpanItems().getLast();
        assertThat(inner.getParentSpanId()).isEqualTo(outer.getSpanId());
    }

    @Test
    void aFailureComesThroughAndIsShownByItsClassAlone() {
        var failure = new IllegalStateException("07700 900123 was refused");

        assertThatThrownBy(() -> spans.within("deliver", CAUSE, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.toString()).contains("IllegalStateException").doesNotContain("900123");
    }

    @Test
    void aNoteStandsOnTheWorkOfItsThreadAndNowhereElse() {
        spans.note("visit", "nobody's");
        spans.within("deliver", CAUSE, () -> {
            spans.note("visit", "v1");
            return 1;
        });

        assertThat(exported.getFinishedSpanItems())
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("visit")))
                .containsExactly("v1");
    }

    @Test
    void aCorrelationThatEndsInZerosIsATraceToo() {
        var cause = Cause.ofSystem("0af7651916cd43dd0000000000000000");

        spans.within("receive", cause, () -> 1);

        assertThat(exported.getFinishedSpanItems().getFirst().getTraceId()).isEqualTo(cause.correlation());
    }
}
