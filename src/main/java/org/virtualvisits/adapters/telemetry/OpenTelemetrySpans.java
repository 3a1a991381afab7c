package org.virtualvisits.adapters.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Spans;

/**
 * Spans of OpenTelemetry. A cause's correlation id is the trace id, so that the webhook, the reconciling and the SMS are
 * one trace though queues lie between them. What an agent sees of outgoing calls meanwhile stands below the span.
 */
public final class OpenTelemetrySpans implements Spans {

    private final Tracer tracer;

    /** Keeps a tracer. */
    public OpenTelemetrySpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(OpenTelemetryMeasures.SCOPE);
    }

    @Override
    public <T> T within(String act, Cause cause, Supplier<T> work) {
        Span span = tracer.spanBuilder(act)
                .setParent(parent(cause))
                .setAttribute("cause", cause.who())
                .startSpan();
        Scope scope = span.makeCurrent();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            // The class alone: a message may quote what a provider refused (V8).
            span.setStatus(StatusCode.ERROR, failure.getClass().getName());
            throw failure;
        } finally {
            scope.close();
            span.end();
        }
    }

    @Override
    public void note(String key, String value) {
        Span.current().setAttribute(key, value);
    }

    /** The platform's own span where it is of the same trace; else one that stands for whatever began it. */
    private static Context parent(Cause cause) {
        Context current = Context.current();
        if (Span.fromContext(current).getSpanContext().getTraceId().equals(cause.correlation())) {
            return current;
        }
        SpanContext origin = SpanContext.createFromRemoteParent(
                cause.correlation(), origin(cause.correlation()), TraceFlags.getSampled(), TraceState.getDefault());
        return current.with(Span.wrap(origin));
    }

    /** A span id that all who know the correlation id make alike; never all zeros, which would be none. */
    private static String origin(String correlation) {
        String last = correlation.substring(16);
        return last.equals("0000000000000000") ? "0000000000000001" : last;
    }
}
