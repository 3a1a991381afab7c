package org.virtualvisits.core.reply;

import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.reply.Callback.Content;

/**
 * Use case: deal with what a carrier told. Its words are dropped in the end, unless a person is to read them; a run that dies
 * in between is made up for by the sweep, and a second run does nothing new.
 */
public final class TakeCallback {

    private final Callbacks callbacks;
    private final CallbackCalls calls;
    private final TakeText texts;
    private final NoteReceipt receipts;
    private final Measures measures;

    TakeCallback(Callbacks callbacks, CallbackCalls calls, TakeText texts, NoteReceipt receipts, Measures measures) {
        this.callbacks = callbacks;
        this.calls = calls;
        this.texts = texts;
        this.receipts = receipts;
        this.measures = measures;
    }

    /** Deals with it. */
    public Taken take(CallbackId id) {
        Optional<Callback> found = callbacks.find(id);
        if (found.isEmpty()) {
            return Taken.nothing("unknown");
        }
        Cause cause = Cause.ofSystem(Cause.correlation(id.toString()));
        Taken taken = switch (found.get().content()) {
            case Content.Text text -> counted("text", texts.take(found.get(), text, cause));
            case Content.Receipt receipt -> counted("receipt", receipts.note(found.get(), receipt, cause));
            case Content.ForStaff forStaff -> Taken.nothing("known");
            case Content.Done done -> Taken.nothing("known");
        };
        taken.instead().ifPresent(content -> callbacks.replace(found.get().with(content)));
        taken.later().ifPresent(after -> calls.take(id, after));
        return taken;
    }

    private Taken counted(String kind, Taken taken) {
        measures.count(Measure.REPLIES, Map.of(Label.KIND, kind, Label.OUTCOME, taken.outcome()));
        return taken;
    }
}
