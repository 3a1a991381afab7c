package org.virtualvisits.sandbox;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.virtualvisits.sandbox.kusto.Row;

/**
 * What a Log Analytics workspace would hold of a world: its telemetry as Azure Monitor's exporter writes it, the runs of
 * functions as the Functions host tells them, and the log of the queues. Columns are those of learn.microsoft.com, "Azure
 * Monitor Logs table reference", of which it has those that somebody asks for.
 *
 * <p>Azure Monitor's exporter takes differences ({@code AzureMonitorMetricExporter}, deltaPreferred), and writes a row for
 * each set of labels that was told since: of a counter or gauge one measurement, of a histogram all of them
 * ({@code MetricDataMapper}).
 */
public final class Workspace {

    /** Its tables and their columns. */
    public static final Map<String, Set<String>> SCHEMA = Map.of(
            "AppMetrics", Set.of("TimeGenerated", "Name", "Sum", "Min", "Max", "ItemCount", "Properties"),
            "AppDependencies",
                    Set.of("TimeGenerated", "Name", "Type", "Success", "OperationId", "ItemCount", "Properties"),
            "AppRequests", Set.of("TimeGenerated", "Name", "ResultCode", "Success", "OperationId", "ItemCount"),
            "StorageQueueLogs", Set.of("TimeGenerated", "OperationName", "Uri", "StatusCode"));

    /** No alert looks back further: a rule's window is two days at most. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final RunningWorld.Ailing source;
    private final Map<String, List<Timed>> tables = new HashMap<>();
    private int spans;
    private int requests;
    private int puts;

    private record Timed(Instant at, Row row) {}

    /** One that takes in what that world tells. */
    public Workspace(RunningWorld.Ailing source) {
        this.source = source;
        SCHEMA.keySet().forEach(table -> tables.put(table, new ArrayList<>()));
    }

    /** Takes in what was told since the last time, as an exporter does each minute. */
    public void take() {
        RecordedTelemetry telemetry = source.world().telemetry();
        Instant now = source.world().clock().instant();
        telemetry
                .newMetrics()
                .forEach(metric ->
                        metric.getData().getPoints().forEach(point -> add("AppMetrics", now, measured(metric, point))));
        List<SpanData> ended = telemetry.spans();
        ended.stream().skip(spans).forEach(span -> add("AppDependencies", now, traced(span)));
        spans = ended.size();
        List<RecordedTelemetry.Request> ran = telemetry.requests(requests);
        ran.forEach(request -> add("AppRequests", request.at(), requested(request)));
        requests += ran.size();
        List<AilingStorage.Put> put = source.storage().puts(puts);
        put.forEach(one -> add("StorageQueueLogs", one.at(), logged(one)));
        puts += put.size();
        tables.values().forEach(table -> table.removeIf(timed -> timed.at().isBefore(now.minus(KEPT))));
    }

    /** A table's rows of the time before now. */
    public List<Row> rows(String table, Instant now, Duration window) {
        Instant since = now.minus(window);
        return tables.getOrDefault(table, List.of()).stream()
                .filter(timed -> timed.at().isAfter(since) && !timed.at().isAfter(now))
                .map(Timed::row)
                .toList();
    }

    private void add(String table, Instant at, Map<String, Object> values) {
        var row = new HashMap<>(values);
        row.put("TimeGenerated", at);
        if (!SCHEMA.getOrDefault(table, Set.of()).containsAll(row.keySet())) {
            throw new IllegalStateException("a row with columns that " + table + " does not have");
        }
        tables.getOrDefault(table, List.of()).add(new Timed(at, new Row(row)));
    }

    private static Map<String, Object> measured(MetricData metric, PointData point) {
        return switch (point) {
            case DoublePointData single ->
                measured(metric, point.getAttributes(), single.getValue(), single.getValue(), single.getValue(), 1);
            case HistogramPointData many ->
                measured(
                        metric,
                        point.getAttributes(),
                        many.getSum(),
                        many.getMin(),
                        many.getMax(),
                        Math.toIntExact(many.getCount()));
            default -> throw new IllegalStateException("the product tells no " + metric.getType());
        };
    }

    private static Map<String, Object> measured(
            MetricData metric, Attributes labels, double sum, double min, double max, int count) {
        return Map.of(
                "Name",
                metric.getName(),
                "Sum",
                sum,
                "Min",
                min,
                "Max",
                max,
                "ItemCount",
                (long) count,
                "Properties",
                properties(labels));
    }

    /** A piece of work inside the program is a dependency to Azure Monitor ({@code SpanDataMapper}). */
    private static Map<String, Object> traced(SpanData span) {
        if (span.getKind() != SpanKind.INTERNAL) {
            throw new IllegalStateException("the product itself shows no " + span.getKind());
        }
        return Map.of(
                "Name",
                span.getName(),
                "Type",
                "InProc",
                "Success",
                span.getStatus().getStatusCode() != StatusCode.ERROR,
                "OperationId",
                span.getTraceId(),
                "ItemCount",
                1L,
                "Properties",
                properties(span.getAttributes()));
    }

    private static Map<String, Object> properties(Attributes attributes) {
        var properties = new HashMap<String, Object>();
        attributes.forEach((key, value) -> properties.put(key.getKey(), value));
        return Map.copyOf(properties);
    }

    /** As {@code ApplicationInsightsLogger} of the Functions host does: "0" for what nobody called by HTTP. */
    private static Map<String, Object> requested(RecordedTelemetry.Request request) {
        return Map.of(
                "Name", request.run().function(),
                "ResultCode", Integer.toString(request.run().resultCode()),
                "Success", request.run().success(),
                "OperationId", request.run().operation(),
                "ItemCount", 1L);
    }

    private static Map<String, Object> logged(AilingStorage.Put put) {
        return Map.of(
                "OperationName",
                "PutMessage",
                "Uri",
                "https://stvisits.queue.core.windows.net:443/" + put.queue() + "/messages?visibilitytimeout=0",
                "StatusCode",
                "201");
    }
}
