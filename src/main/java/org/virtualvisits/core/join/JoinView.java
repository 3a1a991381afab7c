package org.virtualvisits.core.join;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.virtualvisits.core.organisation.Clinic;

/** What a patient who follows a join link is to see. */
public sealed interface JoinView {

    /** Never was a link, or is revoked: all look alike, and tell nothing. */
    record Unknown() implements JoinView {}

    /**
     * The visit stands, but its door is not open yet.
     *
     * @param opens when it will be
     * @param movedFrom when the visit was to begin before, if it was moved
     */
    record TooEarly(Details details, Instant opens, Optional<Instant> movedFrom) implements JoinView {}

    /** The door is open. */
    record Open(Details details) implements JoinView {}

    /** The visit stands, but is not ready; the clinic knows. */
    record Preparing(Details details) implements JoinView {}

    /** It will not take place. */
    record Cancelled(Details details) implements JoinView {}

    /** It takes place at the clinic. */
    record InPerson(Details details) implements JoinView {}

    /** It is over. */
    record Expired(Details details) implements JoinView {}

    /**
     * What pages show; no name, and no word of why.
     *
     * @param publicName what patients know the clinic as
     * @param language the patient's language, or the clinic's first
     * @param zone by which the reader's clock goes
     * @param companion whether the reader comes with a patient, and is not to read how one prepares
     */
    record Details(
            Clinic clinic,
            String publicName,
            Optional<Instant> start,
            Optional<Instant> end,
            String language,
            ZoneId zone,
            boolean companion) {}
}
