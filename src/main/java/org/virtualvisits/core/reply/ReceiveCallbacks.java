package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;

/** Use case: keep what a carrier tells, and ask for it to be dealt with. Does nothing else, so that the carrier need not wait. */
public final class ReceiveCallbacks {

    /** Carriers repeat for a day at most, and webhooks by Standard Webhooks for over three. */
    static final Duration OLDEST = Duration.ofDays(4);

    /** Clocks differ. */
    private static final Duration NEWEST = Duration.ofMinutes(10);

    private final Callbacks callbacks;
    private final CallbackCalls calls;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public ReceiveCallbacks(Callbacks callbacks, CallbackCalls calls, Measures measures, Clock clock) {
        this.callbacks = callbacks;
        this.calls = calls;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * Keeps all of it. What is known is not kept again, and nothing follows from it; nor from what is older than names are
     * remembered, because nobody could tell whether it is known.
     *
     * @return how it ended for each
     */
    public List<Outcome> receive(List<Callback> told) {
        Instant now = clock.instant();
        return told.stream().map(callback -> counted(callback, now)).toList();
    }

    private Outcome counted(Callback callback, Instant now) {
        Outcome outcome = receive(callback, now);
        String word = outcome.name().toLowerCase(Locale.ROOT);
        measures.count(Measure.CALLBACKS, Map.of(Label.KIND, kind(callback), Label.OUTCOME, word));
        return outcome;
    }

    private Outcome receive(Callback callback, Instant now) {
        if (callback.at().isBefore(now.minus(OLDEST)) || callback.at().isAfter(now.plus(NEWEST))) {
            return Outcome.STALE;
        }
        if (!callbacks.put(callback)) {
            return Outcome.KNOWN;
        }
        calls.take(callback.id(), Duration.ZERO); // a lost request is made up for by the sweep
        return Outcome.KEPT;
    }

    private static String kind(Callback callback) {
        return callback.content() instanceof Callback.Content.Text ? "text" : "receipt";
    }

    /** How it ended for one of them. */
    public enum Outcome {
        /** Kept, and asked for. */
        KEPT,
        /** It was told before. */
        KNOWN,
        /** Too old to know whether it was told before, or from the future. */
        STALE
    }
}
