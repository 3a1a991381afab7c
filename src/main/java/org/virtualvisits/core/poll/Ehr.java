package org.virtualvisits.core.poll;

import java.time.Duration;
import java.time.Instant;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.pace.Hindrance;

/**
 * Port: an EHR that can be asked (FHIR R4, http, "RESTful API"). Nothing is changed there. An address that does not belong to
 * the public internet is never asked, whoever configured it or however it was come by.
 */
public interface Ehr {

    /**
     * A first page of the appointments changed after a moment, oldest change first where the server sorts.
     *
     * @param atMost entries on a page; the server may send fewer
     */
    Answer changed(FhirServer server, Instant since, int atMost);

    /**
     * The page that another one named as next.
     *
     * @param link as the server wrote it; followed only where it stays within the server's own base
     */
    Answer next(FhirServer server, String link);

    /**
     * One patient.
     *
     * @param id the patient's id at that server
     */
    Answer patient(FhirServer server, String id);

    /** How a question ended. */
    sealed interface Answer {
        /**
         * The server answered.
         *
         * @param json what it said; personal
         */
        record Said(String json) implements Answer {

            /** Shows nothing of a patient. */
            @Override
            public String toString() {
                return "answer of " + json.length() + " characters";
            }
        }

        /** There is no such thing (any more): 404 or 410. */
        record Absent() implements Answer {}

        /**
         * Not now.
         *
         * @param after how long the server asks us to wait; zero where it does not say
         */
        record Later(Duration after, Hindrance why) implements Answer {}

        /** Not until a person acts. */
        record Barred(Trouble trouble) implements Answer {}
    }
}
