package org.virtualvisits.functions;

import java.util.Optional;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.RecogniseCaller.Evidence;
import org.virtualvisits.core.organisation.RecogniseCaller.Outcome;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** Lets in requests of known sources and nobody else's (V9). */
final class Callers {

    private final RecogniseCaller recogniseCaller;

    Callers(RecogniseCaller recogniseCaller) {
        this.recogniseCaller = recogniseCaller;
    }

    /**
     * Who calls.
     *
     * @throws Refusal 401 if nobody we know; 429 if they call too often
     */
    Outcome.Recognised require(Call call, String body) {
        return recognised(call, body, Optional.empty());
    }

    /**
     * Who calls, where the path names a source.
     *
     * @throws Refusal 401 if nobody we know; 404 if the source is not theirs, as if it did not exist
     */
    Outcome.Recognised requireOwner(Call call, String body, String source) {
        Outcome.Recognised recognised = recognised(call, body, Optional.of(source));
        SourceId own = recognised.caller().source().id();
        if (!own.value().equals(source)) {
            throw new Refusal(Problem.notFound());
        }
        return recognised;
    }

    private Outcome.Recognised recognised(Call call, String body, Optional<String> pathSource) {
        var evidence = new Evidence(
                call.header("authorization"),
                call.header("webhook-id"),
                call.header("webhook-timestamp"),
                call.header("webhook-signature"),
                call.header("x-visits-source").or(() -> call.query("source")).or(() -> pathSource),
                body);
        return switch (recogniseCaller.recognise(evidence)) {
            case Outcome.Recognised recognised -> recognised;
            case Outcome.TooOften(var wait) -> throw new Refusal(Problem.tooOften(wait));
            case Outcome.Refused() -> throw new Refusal(Problem.unauthorised());
        };
    }
}
