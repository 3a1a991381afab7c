package org.virtualvisits.core.visit;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.virtualvisits.core.kernel.VisitId;

/**
 * What one delivery says of one appointment.
 *
 * @param appointmentId the EHR's id, unique within the source
 * @param delivery the sender's name for this delivery, the same when it is sent again
 */
public record AppointmentChange(String appointmentId, Version version, Optional<String> delivery, Content content) {

    /** The longest appointment id: FHIR allows 64 (R4 datatypes, id); other systems are given as much again. */
    public static final int LONGEST_ID = 128;

    /** Checks the id's length. */
    public AppointmentChange {
        if (appointmentId.isEmpty() || appointmentId.length() > LONGEST_ID) {
            throw new IllegalArgumentException("an appointment id has 1 to " + LONGEST_ID + " characters");
        }
    }

    /** The same, as of another version. */
    public AppointmentChange of(Version other) {
        return new AppointmentChange(appointmentId, other, delivery, content);
    }

    /** The four things a delivery can say. */
    public sealed interface Content {
        /**
         * The appointment is now like this.
         *
         * @param wanted given the visit's id, which patients' keys are made with
         */
        record State(Function<VisitId, Wanted> wanted) implements Content {}

        /**
         * Some of the appointment is now different.
         *
         * @param change given the visit's id and what is wanted now; empty if the two do not go together
         */
        record Part(BiFunction<VisitId, Wanted, Optional<Wanted>> change) implements Content {}

        /** The appointment is gone. */
        record Removed() implements Content {}

        /**
         * It is like something we cannot read.
         *
         * @param problems what is wrong, field by field; no values
         */
        record Unreadable(List<String> problems) implements Content {
            /** Keeps its own copy. */
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }
}
