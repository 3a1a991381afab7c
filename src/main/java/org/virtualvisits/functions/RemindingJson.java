package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.functions.wire.Fields;

/** Which reminders a clinic's patients get, in JSON, both ways. */
final class RemindingJson {

    private static final Duration LONGEST_REMINDER = Duration.ofDays(60);
    private static final int MOST_REMINDERS = 5;
    private static final Duration LEAST_STARTING = Duration.ofMinutes(1);
    private static final Duration MOST_STARTING = Duration.ofMinutes(30);
    private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String TIME_WORDS = "must be a time of day, such as 20:00";

    private RemindingJson() {}

    static Reminding read(Fields fields) {
        return new Reminding(
                reminders(fields).orElse(Reminding.USUAL_REMINDERS),
                fields.read(
                        "startingNotice",
                        20,
                        Shapes.duration(LEAST_STARTING, MOST_STARTING),
                        "must be an ISO 8601 duration from a minute to half an hour, such as PT10M"),
                fields.flag("missedNotice").orElse(Reminding.USUAL.missed()),
                quiet(fields));
    }

    /** Empty where they are not named; a list of none means none. */
    static Optional<List<Duration>> reminders(Fields fields) {
        boolean named = fields.has("reminders") && !fields.isNull("reminders");
        var reminders = new ArrayList<Duration>();
        for (String text : fields.texts("reminders", MOST_REMINDERS, 20)) {
            reminders.add(duration(text));
        }
        if (reminders.stream().anyMatch(its -> !its.isPositive() || its.compareTo(LONGEST_REMINDER) > 0)) {
            fields.wrong("reminders", "must be ISO 8601 durations up to sixty days, such as P1D");
        }
        return named ? Optional.of(reminders.stream().distinct().toList()) : Optional.empty();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notOne) {
            return Duration.ZERO;
        }
    }

    private static QuietHours quiet(Fields fields) {
        if (fields.isText("quietHours")) {
            fields.read("quietHours", 10, Shapes.oneOf(Set.of("none")), "must be \"none\", or from and until");
            return QuietHours.NEVER;
        }
        return fields.object("quietHours").map(RemindingJson::hours).orElse(QuietHours.USUAL);
    }

    private static QuietHours hours(Fields fields) {
        LocalTime from = fields.required("from", 5, RemindingJson::time, TIME_WORDS, LocalTime.MIDNIGHT);
        LocalTime until = fields.required("until", 5, RemindingJson::time, TIME_WORDS, LocalTime.MIDNIGHT);
        fields.end();
        return new QuietHours(from, until);
    }

    private static Optional<LocalTime> time(String text) {
        return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    }

    static void write(Reminding reminding, ObjectNode node) {
        write(reminding.reminders(), node);
        reminding.starting().ifPresent(its -> node.put("startingNotice", its.toString()));
        node.put("missedNotice", reminding.missed());
        QuietHours quiet = reminding.quiet();
        if (quiet.from().equals(quiet.until())) {
            node.put("quietHours", "none");
        } else {
            node.putObject("quietHours")
                    .put("from", quiet.from().toString())
                    .put("until", quiet.until().toString());
        }
    }

    static void write(List<Duration> reminders, ObjectNode node) {
        ArrayNode array = node.putArray("reminders");
        reminders.forEach(reminder -> array.add(reminder.toString()));
    }
}
