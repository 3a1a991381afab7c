package org.virtualvisits.core.stuck;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Names one stuck thing, and whose it is.
 *
 * @param key 12 letters and digits
 */
public record StuckId(OrganisationId organisation, VisitId visit, String key) {

    private static final Pattern SHAPE = Pattern.compile("([a-z0-9-]{1,40})\\.(v[0-9a-z]{25})\\.([0-9a-z]{12})");

    /** Reads what {@link #toString} writes; empty if it is not one. */
    public static Optional<StuckId> read(String text) {
        Matcher parts = SHAPE.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(new StuckId(
                            new OrganisationId(parts.group(1)), new VisitId(parts.group(2)), parts.group(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return organisation + "." + visit + "." + key;
    }
}
