package org.virtualvisits.core.kernel;

import java.util.regex.Pattern;

/**
 * A visit's name, and its partition in the table. Derived from organisation, source and appointment id, so that every
 * delivery of one appointment meets the same visit. Opaque: it tells nothing about the patient or the appointment.
 */
public record VisitId(String value) {

    private static final Pattern SHAPE = Pattern.compile("v[0-9a-hjkmnp-tv-z]{25}");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the value is not one that {@link #of} makes
     */
    public VisitId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a visit id");
        }
    }

    /** The one visit of an appointment. */
    public static VisitId of(OrganisationId organisation, SourceId source, String appointmentId) {
        return new VisitId("v" + Digest.of(25, organisation.value(), source.value(), appointmentId));
    }

    @Override
    public String toString() {
        return value;
    }
}
