package org.virtualvisits.functions;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ReceiveAppointment.Outcome;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** Hands changes to the core and tells the sender what became of them, in headers: the answer has no body. */
final class Receipt {

    private static final String OUTCOME = "X-Visit-Outcome";

    private final ReceiveAppointment receiveAppointment;
    private final URI base;
    private final Spans spans;

    /**
     * Keeps its use case.
     *
     * @param base where the app is reached from outside, without {@code /api}
     */
    Receipt(ReceiveAppointment receiveAppointment, URI base, Spans spans) {
        this.receiveAppointment = receiveAppointment;
        this.base = base;
        this.spans = spans;
    }

    /** Nothing was told, so nothing was done. */
    static Answer ignored(Call call, Caller caller) {
        call.log("outcome=ignored source=" + caller.source().id());
        return Answer.noContent().with(OUTCOME, Word.IGNORED.inHeader());
    }

    /** Receives each change in turn; failing at one leaves the earlier ones received, and sending all again is safe. */
    Answer of(Call call, Caller caller, List<AppointmentChange> changes) {
        if (changes.isEmpty()) {
            return ignored(call, caller);
        }
        List<Line> lines =
                changes.stream().map(change -> receive(call, caller, change)).toList();
        Word most = lines.stream().map(Line::word).min(Word::compareTo).orElse(Word.IGNORED);
        Answer answer = Answer.noContent().with(OUTCOME, most.inHeader());
        boolean one = lines.stream().map(Line::visit).distinct().count() == 1 && most != Word.PAST;
        return one ? answer.with("Location", location(lines.getFirst().visit())) : answer;
    }

    private Line receive(Call call, Caller caller, AppointmentChange change) {
        var cause = Cause.ofSource(caller.source().id(), call.correlation());
        Line line = spans.within("receive-appointment", cause, () -> {
            Line received = line(receiveAppointment.receive(caller, change, cause));
            spans.note("visit", received.visit().value());
            spans.note("outcome", received.word().inHeader());
            return received;
        });
        call.log("outcome=" + line.word().inHeader() + " visit=" + line.visit() + " source="
                + caller.source().id());
        return line;
    }

    private static Line line(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(var visit) -> new Line(Word.APPLIED, visit);
            case Outcome.Unchanged(var visit) -> new Line(Word.UNCHANGED, visit);
            case Outcome.Superseded(var visit) -> new Line(Word.SUPERSEDED, visit);
            case Outcome.Duplicate(var visit) -> new Line(Word.DUPLICATE, visit);
            case Outcome.Past(var visit) -> new Line(Word.PAST, visit);
            case Outcome.Unknown() -> throw new Refusal(Problem.notFound());
            case Outcome.Unacceptable() ->
                throw new Refusal(
                        Problem.invalid("The change does not go with the rest of the appointment: the end must"
                                + " come after the start, and what is booked needs a start. Send both times."));
        };
    }

    private String location(VisitId visit) {
        String root = base.toString();
        return (root.endsWith("/") ? root : root + "/") + "api/visits/" + visit;
    }

    /** What became of a delivery; of several, the first of these is told. */
    private enum Word {
        APPLIED,
        UNCHANGED,
        SUPERSEDED,
        DUPLICATE,
        PAST,
        IGNORED;

        String inHeader() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Line(Word word, VisitId visit) {}
}
