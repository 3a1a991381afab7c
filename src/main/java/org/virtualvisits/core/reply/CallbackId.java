package org.virtualvisits.core.reply;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Digest;

/**
 * Names what a carrier told, so that the same told twice has one name. It follows from the carrier's own id and time and
 * shows neither a number nor a word (V8).
 *
 * @param day of the carrier's own time, in UTC: what is told again comes to the same day
 * @param key 26 letters and digits
 */
public record CallbackId(LocalDate day, String key) {

    private static final int KEY = 26;
    private static final Pattern SHAPE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.([0-9a-z]{26})");

    /** The name of what a carrier told. */
    public static CallbackId of(String carrier, String id, Instant at) {
        return new CallbackId(at.atZone(ZoneOffset.UTC).toLocalDate(), Digest.of(KEY, carrier, id));
    }

    /** Reads what {@link #toString} writes; empty if it is not one. */
    public static Optional<CallbackId> read(String text) {
        Matcher parts = SHAPE.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(new CallbackId(LocalDate.parse(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return day + "." + key;
    }
}
