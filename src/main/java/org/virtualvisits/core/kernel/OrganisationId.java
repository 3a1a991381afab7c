package org.virtualvisits.core.kernel;

/** One organisation (a hospital, a trust, a practice); the border no caller crosses (V9). 1 to 40 of a-z, 0-9 and '-'. */
public record OrganisationId(String value) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the value has any other shape
     */
    public OrganisationId {
        Slug.checked("an organisation id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
