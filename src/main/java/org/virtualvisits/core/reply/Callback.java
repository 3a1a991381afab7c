package org.virtualvisits.core.reply;

import java.time.Instant;
import java.util.List;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Something a carrier told us.
 *
 * @param at the carrier's time of what it tells
 */
public record Callback(CallbackId id, Instant at, Content content) {

    /** The same, with what has become of it. */
    Callback with(Content next) {
        return new Callback(id, at, next);
    }

    @Override
    public String toString() {
        return "callback " + id;
    }

    /** What it is, and how far it has come. */
    public sealed interface Content {

        /**
         * A text came in, and nobody has looked at it.
         *
         * @param from E.164
         * @param words as they were written
         */
        record Text(String from, String words) implements Content {

            /** Shows neither. */
            @Override
            public String toString() {
                return "text";
            }
        }

        /**
         * What became of a message of ours, and nobody has looked at it.
         *
         * @param message our own name for it
         * @param providerId the carrier's
         */
        record Receipt(String message, String providerId, boolean delivered) implements Content {}

        /**
         * A text that a person is to read.
         *
         * @param visits whose staff may read it
         */
        record ForStaff(String words, List<VisitId> visits) implements Content {

            /** Keeps its own copy. */
            public ForStaff {
                visits = List.copyOf(visits);
            }

            /** Shows no words. */
            @Override
            public String toString() {
                return "text for staff of " + visits;
            }
        }

        /** All is done; only the name is remembered. */
        record Done() implements Content {}
    }
}
