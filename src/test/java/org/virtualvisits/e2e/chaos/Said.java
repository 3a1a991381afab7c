package org.virtualvisits.e2e.chaos;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.messaging.SentText;

/**
 * One message as it left.
 *
 * @param visit whose
 * @param mail whether it is a mail, else a text
 * @param key what no two messages have in common
 * @param standing whether its reader expects a visit afterwards
 * @param words the text, or the invite
 */
record Said(String visit, boolean mail, String to, String key, boolean standing, String words, Instant at) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern UID = Pattern.compile("(?m)^UID:(v[0-9a-z]{25})-([^@]+)@");
    private static final Pattern SEQUENCE = Pattern.compile("(?m)^SEQUENCE:(\\d+)");

    static Said of(SentText text) {
        return new Said(
                text.key().split("-", 2)[0],
                false,
                text.to(),
                text.key(),
                text.body().contains("/join/"),
                text.body(),
                text.at());
    }

    static Said of(SentMail mail) {
        String invite = mail.calendar() == null ? "" : mail.calendar().text().replaceAll("\r?\n[ \t]", "");
        return new Said(
                group(UID, invite, 1),
                true,
                mail.to().getFirst(),
                group(UID, invite, 1) + " " + group(UID, invite, 2) + " " + group(SEQUENCE, invite, 1),
                invite.contains("METHOD:REQUEST"),
                invite,
                mail.sentAt());
    }

    /** The invite's place in its order. */
    int sequence() {
        return Integer.parseInt(group(SEQUENCE, words, 1));
    }

    /** Whether it names this time, as the clinic's own clock shows it. */
    boolean names(Instant start) {
        ZonedDateTime local = start.atZone(LONDON);
        if (mail) {
            String zoned = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").format(local);
            String utc = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").format(start.atZone(ZoneId.of("UTC")));
            return words.contains("DTSTART;TZID=Europe/London:" + zoned) || words.contains("DTSTART:" + utc);
        }
        String day = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK).format(local);
        String time = DateTimeFormatter.ofPattern("h:mma z", Locale.UK).format(local);
        return words.replace('\u00a0', ' ')
                .toLowerCase(Locale.ROOT)
                .contains((day + " " + time).toLowerCase(Locale.ROOT));
    }

    private static String group(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : "";
    }

    @Override
    public String toString() {
        String first = mail
                ? words.lines()
                        .filter(line -> line.matches("(METHOD|SEQUENCE|DTSTART;TZID).*"))
                        .toList()
                        .toString()
                : words.replaceAll("https?://\\S+", "<link>");
        return (mail ? "mail " : "text ") + key + " to " + to + " at " + at + ": " + first;
    }
}
