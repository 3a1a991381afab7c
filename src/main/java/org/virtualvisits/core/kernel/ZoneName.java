package org.virtualvisits.core.kernel;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The short name of a time's zone that people know (GMT, BST, EST, ACDT): English in every language, as clocks and timetables
 * print it, and the same in messages and on pages. Zones that have none go by their offset (GMT+11:00).
 */
public final class ZoneName {

    /** Each country has names for its own zones, and offsets for the others'. */
    private static final List<Locale> ENGLISH = Stream.of("en-GB", "en-US", "en-AU", "en-NZ", "en-CA", "en-IN", "en-ZA")
            .map(Locale::forLanguageTag)
            .toList();

    private ZoneName() {}

    /** What the zone is called at that time. */
    public static String at(ZonedDateTime time) {
        return ENGLISH.stream()
                .map(locale -> DateTimeFormatter.ofPattern("zzz", locale).format(time))
                .filter(name -> name.chars().allMatch(Character::isLetter))
                .findFirst()
                .orElseGet(() -> DateTimeFormatter.ofPattern("zzz", Locale.UK).format(time));
    }
}
