package org.virtualvisits.core.kernel;

/** One sender of appointments: an EHR environment of one organisation. Unique in the deployment. 1 to 40 of a-z, 0-9 and '-'. */
public record SourceId(String value) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the value has any other shape
     */
    public SourceId {
        Slug.checked("a source id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
