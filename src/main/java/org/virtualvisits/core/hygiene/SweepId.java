package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * The name of a sweep: organisation, rule set, and the minute it was asked for. So that a timer which fires twice asks for
 * one sweep, and so that everybody can tell whose it is.
 *
 * @param minute as {@code 20260131T0200}, in UTC
 */
public record SweepId(OrganisationId organisation, String ruleSet, String minute) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern MINUTE = Pattern.compile("[0-9]{8}T[0-9]{4}");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").withZone(ZoneOffset.UTC);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one has another shape
     */
    public SweepId {
        if (!SLUG.matcher(ruleSet).matches() || !MINUTE.matcher(minute).matches()) {
            throw new IllegalArgumentException("not a sweep");
        }
    }

    /** The sweep that is asked for at this moment. */
    public static SweepId at(RuleSet rules, Instant now) {
        return new SweepId(rules.organisation(), rules.id(), FORM.format(now));
    }

    /** Whether it was asked for before the minute of this moment. */
    public boolean isBefore(Instant moment) {
        return minute.compareTo(FORM.format(moment)) < 0;
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    public static SweepId read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a sweep");
        }
        return new SweepId(new OrganisationId(parts[0]), parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return organisation + "." + ruleSet + "." + minute;
    }
}
