package org.virtualvisits.e2e.chaos;

import java.time.Instant;

/**
 * What one version of an appointment says.
 *
 * @param clinician whose, by the EHR's name; {@code nobody} is one that nobody has configured
 * @param video whether it is held by video
 * @param address which of the patient's addresses it names
 */
record Wish(Status status, Instant start, String clinician, boolean video, int address) {

    /** The statuses that are played. */
    enum Status {
        BOOKED("booked"),
        CANCELLED("cancelled"),
        PROPOSED("proposed"),
        NOSHOW("noshow");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** FHIR's code. */
        String code() {
            return code;
        }
    }

    /** What the world must do about it. */
    enum Upshot {
        /** A meeting, and everybody knows of it. */
        MEETING,
        /** No meeting, and nobody expects one. */
        NONE,
        /** No meeting; staff must mend something first, and nobody is told anything. */
        BLOCKED,
        /** Behind us: whatever there is stays. */
        OVER
    }

    Upshot upshot() {
        return switch (status) {
            case CANCELLED, PROPOSED -> Upshot.NONE;
            case NOSHOW -> Upshot.OVER;
            case BOOKED -> !video ? Upshot.NONE : clinician.equals("nobody") ? Upshot.BLOCKED : Upshot.MEETING;
        };
    }

    @Override
    public String toString() {
        return status.code() + " " + start + " " + clinician + (video ? " video" : " in person") + " address "
                + address;
    }
}
