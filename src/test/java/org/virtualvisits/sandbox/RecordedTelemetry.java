package org.virtualvisits.sandbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.virtualvisits.sandbox.host.LocalHost;

/** What an agent would export: OpenTelemetry's own SDK, with exporters in memory. */
public final class RecordedTelemetry {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final InMemoryMetricReader differences = InMemoryMetricReader.createDelta();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(SdkMeterProvider.builder()
                    .registerMetricReader(metrics)
                    .registerMetricReader(differences)
                    .build())
            .build();

    /** What the program tells. */
    public OpenTelemetry telemetry() {
        return telemetry;
    }

    /** Every span that ended, in that order. */
    public List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    /** What was told since this was last asked: counters as they rose, gauges only if they were told since. */
    public Collection<MetricData> newMetrics() {
        return differences.collectAllMetrics();
    }

    /** A function has run. */
    void ran(LocalHost.Run run, Instant at) {
        requests.add(new Request(run, at));
    }

    /** Every function that has run, in that order, without the first few. */
    public List<Request> requests(int without) {
        return requests.stream().skip(without).toList();
    }

    /** A function that has run. */
    public record Request(LocalHost.Run run, Instant at) {}

    /** Every measure that was told, as it stands. */
    public Collection<MetricData> metrics() {
        return metrics.collectAllMetrics();
    }
}
