package org.virtualvisits.functions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.virtualvisits.core.kernel.ZoneName;

/**
 * Moments as a page says them: the day in words, twelve hours, and the zone by name, because the reader's device
 * may be in another (V10). Noon and midnight are named too: "12:00am" means different things to different people.
 */
record SpokenTime(ZoneId zone, Words words) {

    /** Such as "Tuesday 1 December 2026 at 9:00am (GMT)". */
    Html say(Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        String day =
                DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", words.locale()).format(time);
        String text = day + words.say("time.at") + clock(time) + " (" + ZoneName.at(time) + ")";
        return Html.tag("time").with("datetime", instant.toString()).holding(text);
    }

    /** The time of day alone, for a page that names day and zone above. */
    Html clock(Instant instant) {
        return Html.tag("time").with("datetime", instant.toString()).holding(clock(instant.atZone(zone)));
    }

    /** The same, as a text. */
    String clockAt(Instant instant) {
        return clock(instant.atZone(zone));
    }

    /** The day alone, in words. */
    String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", words.locale()).format(date);
    }

    /** The zone's short name at that moment. */
    String zoneAt(Instant instant) {
        return ZoneName.at(instant.atZone(zone));
    }

    private String clock(ZonedDateTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        String digits = "%d:%02d%s".formatted(hour, time.getMinute(), time.getHour() < 12 ? "am" : "pm");
        LocalTime minute = LocalTime.of(time.getHour(), time.getMinute());
        if (minute.equals(LocalTime.NOON)) {
            return digits + " " + words.say("time.noon");
        }
        return minute.equals(LocalTime.MIDNIGHT) ? digits + " " + words.say("time.midnight") : digits;
    }
}
