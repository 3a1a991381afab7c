package org.virtualvisits.core.notice;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;

/**
 * One message to one patient on one channel, from the moment it is planned. Immutable; a change is a new value. Holds
 * no name, address or text: what it says is made from the visit when it is sent.
 *
 * @param patient the patient's key within the visit
 * @param mark which address it is for ({@link Contact#mark})
 * @param previousStart for an amendment, when the visit was to begin before
 * @param sequence iTIP's SEQUENCE of its invite, and its place in the order of telling
 * @param attempts how often sending has begun
 */
public record Notice(
        NoticeId id,
        String patient,
        Channel channel,
        String mark,
        Kind kind,
        Facts facts,
        Optional<Instant> previousStart,
        int sequence,
        State state,
        int attempts,
        Instant planned) {

    /** What a notice tells. */
    public enum Kind {
        /** The visit stands, and here is the link. */
        CONFIRMATION,
        /** Its time, place or clinician changed. */
        AMENDMENT,
        /** It will not take place. */
        CANCELLATION,
        /** It takes place, but not by video. */
        IN_PERSON;

        /** Whether the patient expects a video visit after reading it. */
        public boolean standing() {
            return this == CONFIRMATION || this == AMENDMENT;
        }
    }

    /** Where a notice is on its way. */
    public sealed interface State {
        /** Waits to be sent. */
        record Planned() implements State {}

        /** Waits for its turn at the clinic's mailbox, where a place is kept for it then. */
        record Placed(Instant at) implements State {}

        /** Waits for an operator: its provider lets nobody in. */
        record Barred(Instant at, Attention attention) implements State {}

        /** Somebody began to send it and holds it until then; afterwards nobody knows whether it went out. */
        record Sending(Instant until) implements State {}

        /** The provider took it. */
        record Sent(Instant at, String providerId) implements State {}

        /** It can never be delivered. */
        record Failed(Instant at, Attention attention) implements State {}

        /** Was tried, became untrue, and will not be tried again: its reader may have heard it, or not. */
        record Uncertain(Instant at) implements State {}

        /** Became untrue before it was sent, and never will be. */
        record Superseded(Instant at) implements State {}
    }

    /** The same notice in another state. */
    public Notice in(State next) {
        return new Notice(id, patient, channel, mark, kind, facts, previousStart, sequence, next, attempts, planned);
    }

    /** The same notice, held for one more attempt. */
    public Notice claimed(Instant until) {
        return new Notice(
                id,
                patient,
                channel,
                mark,
                kind,
                facts,
                previousStart,
                sequence,
                new State.Sending(until),
                attempts + 1,
                planned);
    }

    /** The same notice after an attempt that is known to have done nothing: as if it had not begun. */
    public Notice unbegun(State next) {
        return new Notice(
                id, patient, channel, mark, kind, facts, previousStart, sequence, next, attempts - 1, planned);
    }

    /** Whether another goes to the same patient on the same channel, at whatever address. */
    public boolean isHeardWith(Notice other) {
        return patient.equals(other.patient) && channel == other.channel;
    }

    /** Whether nothing more will happen to it. */
    public boolean isFinal() {
        return switch (state) {
            case State.Planned() -> false;
            case State.Placed(var at) -> false;
            case State.Barred(var at, var attention) -> false;
            case State.Sending(var until) -> false;
            case State.Sent(var at, var providerId) -> true;
            case State.Failed(var at, var attention) -> true;
            case State.Uncertain(var at) -> true;
            case State.Superseded(var at) -> true;
        };
    }
}
