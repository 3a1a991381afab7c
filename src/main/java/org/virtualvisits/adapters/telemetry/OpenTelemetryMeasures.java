package org.virtualvisits.adapters.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;

/** Measures as OpenTelemetry instruments, one each, made at the start; without an SDK or agent they cost next to nothing. */
public final class OpenTelemetryMeasures implements Measures {

    /** The instrumentation scope of all that this product tells. */
    static final String SCOPE = "org.virtualvisits";

    private final Map<Measure, BiConsumer<Double, Attributes>> instruments = new EnumMap<>(Measure.class);

    /** Makes the instruments. */
    public OpenTelemetryMeasures(OpenTelemetry telemetry) {
        Meter meter = telemetry.getMeter(SCOPE);
        for (Measure measure : Measure.values()) {
            instruments.put(measure, instrument(meter, measure));
        }
    }

    @Override
    public void tell(Measure measure, double value, Map<Label, String> labels) {
        BiConsumer<Double, Attributes> instrument = instruments.get(measure);
        if (instrument != null) {
            instrument.accept(value, attributes(measure, labels));
        }
    }

    private static BiConsumer<Double, Attributes> instrument(Meter meter, Measure measure) {
        return switch (measure.kind()) {
            case COUNTER ->
                meter.counterBuilder(measure.key())
                        .ofDoubles()
                        .setUnit(measure.unit())
                        .build()::add;
            case HISTOGRAM ->
                meter.histogramBuilder(measure.key()).setUnit(measure.unit()).build()::record;
            case GAUGE ->
                meter.gaugeBuilder(measure.key()).setUnit(measure.unit()).build()::set;
        };
    }

    /** Only the labels that a measure declares: one more would be one more series for each of its values. */
    private static Attributes attributes(Measure measure, Map<Label, String> labels) {
        var attributes = Attributes.builder();
        measure.labels().forEach(label -> {
            String value = labels.get(label);
            if (value != null) {
                attributes.put(label.name().toLowerCase(Locale.ROOT), value);
            }
        });
        return attributes.build();
    }
}
