package org.virtualvisits.core.kernel;

/** One clinic of an organisation. 1 to 40 of a-z, 0-9 and '-'. */
public record ClinicId(String value) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the value has any other shape
     */
    public ClinicId {
        Slug.checked("a clinic id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
