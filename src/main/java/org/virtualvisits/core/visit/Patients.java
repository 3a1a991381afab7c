package org.virtualvisits.core.visit;

import java.time.Duration;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Hindrance;

/** Port: what an EHR knows of a patient whom an appointment only refers to. Nothing is changed there. */
public interface Patients {

    /**
     * Asks the source's EHR.
     *
     * @param source one that can be asked
     * @param patient one with a reference
     */
    Answer ask(Source source, Patient patient);

    /** How asking ended. */
    sealed interface Answer {
        /**
         * The EHR has told.
         *
         * @param patient the same, without the reference; bare where the EHR knows no such patient
         */
        record Told(Patient patient) implements Answer {}

        /**
         * Not now.
         *
         * @param after how long the EHR asks us to wait; zero where it does not say
         */
        record Later(Duration after, Hindrance why) implements Answer {}

        /** Not until a person acts. */
        record Barred() implements Answer {}
    }
}
