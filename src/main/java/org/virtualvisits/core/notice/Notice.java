package org.virtualvisits.core.notice;

import java.time.Duration;
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
 * @param offset for a reminder, how long before the start; for a late clinician, how late; zero otherwise
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
        Duration offset,
        int sequence,
        State state,
        int attempts,
        Instant planned) {

    /** A notice of a change, which has no offset. */
    public Notice(
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
        this(id, patient, channel, mark, kind, facts, previousStart, Duration.ZERO, sequence, state, attempts, planned);
    }

    /** What a notice tells. */
    public enum Kind {
        /** The visit stands, and here is the link. */
        CONFIRMATION,
        /** Its time, place or clinician changed. */
        AMENDMENT,
        /** It will not take place. */
        CANCELLATION,
        /** It takes place, but not by video. */
        IN_PERSON,
        /** It is so many days or hours away. */
        REMINDER,
        /** It begins in minutes. */
        STARTING,
        /** Its clinician is late. */
        LATE,
        /** The patient did not come. */
        MISSED;

        /** Whether the patient expects a video visit after reading it. */
        public boolean standing() {
            return switch (this) {
                case CONFIRMATION, AMENDMENT, REMINDER, STARTING, LATE -> true;
                case CANCELLATION, IN_PERSON, MISSED -> false;
            };
        }

        /**
         * Whether it tells what its reader knows already, or soon sees: it has no invite, and changes nothing of what they
         * believe of the visit.
         */
        public boolean occasional() {
            return switch (this) {
                case REMINDER, STARTING, LATE, MISSED -> true;
                case CONFIRMATION, AMENDMENT, CANCELLATION, IN_PERSON -> false;
            };
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

        /**
         * The provider took it.
         *
         * @param delivered when the provider said that it has arrived; not every provider does
         */
        record Sent(Instant at, String providerId, Optional<Instant> delivered) implements State {

            /** Taken, and nothing is known of its arrival. */
            public Sent(Instant at, String providerId) {
                this(at, providerId, Optional.empty());
            }
        }

        /** It can never be delivered. */
        record Failed(Instant at, Attention attention) implements State {}

        /** Was tried, became untrue, and will not be tried again: its reader may have heard it, or not. */
        record Uncertain(Instant at) implements State {}

        /** Became untrue before it was sent, and never will be. */
        record Superseded(Instant at) implements State {}
    }

    /** The same notice in another state. */
    public Notice in(State next) {
        return new Notice(
                id, patient, channel, mark, kind, facts, previousStart, offset, sequence, next, attempts, planned);
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
                offset,
                sequence,
                new State.Sending(until),
                attempts + 1,
                planned);
    }

    /** The same notice after an attempt that is known to have done nothing: as if it had not begun. */
    public Notice unbegun(State next) {
        return new Notice(
                id, patient, channel, mark, kind, facts, previousStart, offset, sequence, next, attempts - 1, planned);
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
            case State.Sent(var at, var providerId, var delivered) -> true;
            case State.Failed(var at, var attention) -> true;
            case State.Uncertain(var at) -> true;
            case State.Superseded(var at) -> true;
        };
    }
}
