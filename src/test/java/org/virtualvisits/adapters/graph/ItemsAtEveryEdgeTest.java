package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.Finding;
import org.virtualvisits.core.hygiene.Folder;
import org.virtualvisits.core.hygiene.IdentifierForms;
import org.virtualvisits.core.hygiene.IdentifierKind;
import org.virtualvisits.core.hygiene.Item;
import org.virtualvisits.core.hygiene.Judge;
import org.virtualvisits.core.hygiene.RecordNumberPattern;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.Rule.Kind;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * What happens to items at every edge, from Graph's JSON to the act. The sweep begins on 30 November 2026 at 02:00 in
 * London. Rules: calendar items that ended more than six months ago are deleted, more than twelve permanently; past ones
 * lose attachments and identifiers in subjects; our notices and replies to invites go seven days after the visit, our
 * drafts after a day, deleted items after 30 days and what can be recovered after 14.
 */
final class ItemsAtEveryEdgeTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String SUBJECT = "Team meeting";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | start               | end                 | more                          | expected
            ended seven months ago                          | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 |                               | delete
            ended thirteen months ago                       | 2025-10-20T09:00:00 | 2025-10-20T10:00:00 |                               | permanently-delete
            ended yesterday                                 | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 |                               | nothing
            end exactly at the limit: not older             | 2026-05-30T00:00:00 | 2026-05-30T01:00:00 |                               | nothing
            a second before the limit                       | 2026-05-30T00:00:00 | 2026-05-30T00:59:59 |                               | delete
            end exactly at the harder limit: milder rule    | 2025-11-30T01:00:00 | 2025-11-30T02:00:00 |                               | delete
            a second before the harder limit                | 2025-11-30T01:00:00 | 2025-11-30T01:59:59 |                               | permanently-delete
            began before the limit, ended after             | 2026-05-29T00:00:00 | 2026-05-31T00:00:00 |                               | nothing
            running now                                     | 2026-11-30T01:00:00 | 2026-11-30T03:00:00 | file                          | nothing
            running since a year                            | 2025-11-01T01:00:00 | 2026-12-30T03:00:00 | file                          | nothing
            ends this very moment                           | 2026-11-30T01:00:00 | 2026-11-30T02:00:00 | file                          | nothing
            tomorrow, with a file                           | 2026-12-01T09:00:00 | 2026-12-01T10:00:00 | file                          | nothing
            tomorrow, with an NHS number                    | 2026-12-01T09:00:00 | 2026-12-01T10:00:00 | subject=999 000 0018          | kept not-over
            no end                                          | 2025-01-01T09:00:00 |                     | file                          | kept no-end
            yesterday, with a file                          | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | file                          | strip-attachments f1
            yesterday, with two files                       | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | file file                     | strip-attachments f1 strip-attachments f2
            yesterday, with an inline picture               | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | inline                        | nothing
            yesterday, a picture and a file                 | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | inline file                   | strip-attachments f2
            old, with a file: removed as a whole            | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 | file                          | delete
            yesterday, NHS number, ours alone               | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | subject=999 000 0018          | neutralise
            yesterday, NHS number, others invited           | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | attended subject=999 000 0018 | kept would-mail
            yesterday, NHS number, organiser elsewhere      | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | guest attended subject=999 000 0018 | kept not-ours
            old, organiser elsewhere                        | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 | guest attended                | delete
            old, ours, others invited: would mail them      | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 | attended                      | kept would-mail
            very old, ours, others invited                  | 2025-04-20T09:00:00 | 2025-04-20T10:00:00 | attended                      | permanently-delete
            old and private                                 | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 | private                       | kept private
            private, with an NHS number: not even read      | 2026-11-29T09:00:00 | 2026-11-29T10:00:00 | private subject=999 000 0018  | nothing
            old, with a retention label                     | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 | label                         | kept labelled
            old, in a mailbox under hold                    | 2026-04-20T09:00:00 | 2026-04-20T10:00:00 | held file                     | kept held
            all day, the day before the limit's             | 2026-05-29T00:00:00 | 2026-05-30T00:00:00 | all-day                       | delete
            all day, on the limit's own day                 | 2026-05-30T00:00:00 | 2026-05-31T00:00:00 | all-day                       | nothing
            all day, across the clocks going forward        | 2026-03-29T00:00:00 | 2026-03-30T00:00:00 | all-day                       | delete
            all day, ended when the clocks went back        | 2025-10-26T00:00:00 | 2025-10-27T00:00:00 | all-day                       | permanently-delete
            all day today                                   | 2026-11-30T00:00:00 | 2026-12-01T00:00:00 | all-day file                  | nothing
            series of three years without end               | 2023-01-05T09:00:00 | 2023-01-05T10:00:00 | series=noEnd file             | kept living-series
            series ending tomorrow                          | 2023-01-05T09:00:00 | 2023-01-05T10:00:00 | series=2026-12-01             | kept living-series
            series that ended yesterday, with a file        | 2023-01-05T09:00:00 | 2023-01-05T10:00:00 | series=2026-11-28 file        | strip-attachments f1
            series that ended a year and a month ago        | 2023-01-05T09:00:00 | 2023-01-05T10:00:00 | series=2025-10-28             | permanently-delete
            series of five weeks, counted, long over        | 2023-01-05T09:00:00 | 2023-01-05T10:00:00 | series=5                      | permanently-delete
            series of five hundred weeks, counted           | 2023-01-05T09:00:00 | 2023-01-05T10:00:00 | series=500                    | kept living-series
            exception of a series nothing is known of       | 2025-01-05T09:00:00 | 2025-01-05T10:00:00 | type=exception file           | kept living-series
            """)
    void happensToACalendarItem(String what, String start, String end, String more, String expected) {
        String flags = Optional.ofNullable(more).orElse("");
        ObjectNode node = event(start, end, flags);

        assertThat(verdict(Folder.CALENDAR, ItemJson.event(node), flags.contains("held")))
                .as(what)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | folder            | received             | more                     | expected
            our notice, visit over for eight days           | SENT_ITEMS        | 2026-11-01T09:00:00Z | mark=visit-over          | permanently-delete
            our notice, visit next week                     | SENT_ITEMS        | 2026-09-01T09:00:00Z | mark=visit-ahead         | nothing
            our notice, its visit no longer known           | SENT_ITEMS        | 2026-09-01T09:00:00Z | mark=unknown             | permanently-delete
            our notice of yesterday, visit unknown          | SENT_ITEMS        | 2026-11-29T09:00:00Z | mark=unknown             | nothing
            somebody's own sent mail                        | SENT_ITEMS        | 2020-01-01T09:00:00Z |                          | nothing
            our notice with a retention label               | SENT_ITEMS        | 2026-11-01T09:00:00Z | mark=visit-over label    | kept labelled
            reply to an invite, meeting over                | INBOX             | 2026-11-01T09:00:00Z | reply=2026-11-05T10:00:00 | delete
            reply to an invite, meeting ahead               | INBOX             | 2026-11-01T09:00:00Z | reply=2026-12-05T10:00:00 | nothing
            any other mail                                  | INBOX             | 2020-01-01T09:00:00Z |                          | nothing
            our draft of two days ago                       | DRAFTS            | 2026-11-28T01:00:00Z | draft mark=x             | permanently-delete
            our draft of an hour ago: perhaps being sent    | DRAFTS            | 2026-11-30T01:00:00Z | draft mark=x             | nothing
            somebody's own draft                            | DRAFTS            | 2020-01-01T09:00:00Z | draft                    | nothing
            deleted 31 days ago                             | DELETED_ITEMS     | 2026-10-30T01:00:00Z |                          | permanently-delete
            deleted 29 days ago                             | DELETED_ITEMS     | 2026-11-01T03:00:00Z |                          | nothing
            deleted long ago, mailbox under hold            | DELETED_ITEMS     | 2026-01-01T01:00:00Z | held                     | kept held
            recoverable for 15 days                         | RECOVERABLE_ITEMS | 2026-11-15T01:00:00Z |                          | permanently-delete
            """)
    void happensToAMessage(String what, Folder folder, String received, String more, String expected) {
        String flags = Optional.ofNullable(more).orElse("");
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", "i")
                .put("receivedDateTime", received)
                .put("isDraft", flags.contains("draft"));
        value(flags, "mark").ifPresent(mark -> property(node, Drafts.MARK, mark));
        value(flags, "reply")
                .ifPresent(end -> node.put("@odata.type", "#microsoft.graph.eventMessageResponse")
                        .putObject("endDateTime")
                        .put("dateTime", end + ".0000000"));
        if (flags.contains("label")) {
            property(node, ItemJson.LABEL, "x");
        }

        assertThat(verdict(folder, ItemJson.message(node), flags.contains("held")))
                .as(what)
                .isEqualTo(expected);
    }

    static RuleSet rules() {
        return new RuleSet(
                new OrganisationId("north"),
                "usual",
                List.of("visits@example.nhs.uk"),
                Set.of(),
                LONDON,
                List.of(
                        new Rule(Kind.OLD_EVENTS, Period.ofMonths(12), Action.PERMANENTLY_DELETE),
                        new Rule(Kind.OLD_EVENTS, Period.ofMonths(6), Action.DELETE),
                        new Rule(Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS),
                        new Rule(Kind.IDENTIFIERS, Period.ZERO, Action.NEUTRALISE),
                        new Rule(Kind.SENT_NOTICES, Period.ofDays(7), Action.PERMANENTLY_DELETE),
                        new Rule(Kind.INVITE_REPLIES, Period.ofDays(7), Action.DELETE),
                        new Rule(Kind.LEFTOVER_DRAFTS, Period.ofDays(1), Action.PERMANENTLY_DELETE),
                        new Rule(Kind.DELETED_ITEMS, Period.ofDays(30), Action.PERMANENTLY_DELETE),
                        new Rule(Kind.RECOVERABLE_ITEMS, Period.ofDays(14), Action.PERMANENTLY_DELETE)),
                new IdentifierForms(
                        EnumSet.complementOf(EnumSet.of(IdentifierKind.RECORD_NUMBER)),
                        List.of(new RecordNumberPattern("MRN-#{6,8}"))),
                "Appointment",
                false,
                false,
                new RuleSet.Caps(1_000_000, 1_000_000));
    }

    /** What is done, or else why nothing is, or else nothing. */
    private static String verdict(Folder folder, Item item, boolean held) {
        List<Finding> findings = new Judge(rules(), NOW, held, ItemsAtEveryEdgeTest::endOf).judge(folder, item);
        String acts = findings.stream()
                .filter(finding -> finding.kept().isEmpty())
                .map(finding -> word(finding.action())
                        + finding.attachment().map(file -> " " + file).orElse(""))
                .collect(Collectors.joining(" "));
        String kept = findings.stream()
                .flatMap(finding -> finding.kept().stream())
                .map(ItemsAtEveryEdgeTest::word)
                .distinct()
                .collect(Collectors.joining(" "));
        return !acts.isEmpty() ? acts : kept.isEmpty() ? "nothing" : "kept " + kept;
    }

    private static Optional<Instant> endOf(String notice) {
        return switch (notice) {
            case "visit-over" -> Optional.of(Instant.parse("2026-11-21T10:00:00Z"));
            case "visit-ahead" -> Optional.of(Instant.parse("2026-12-07T10:00:00Z"));
            default -> Optional.empty();
        };
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode event(String start, String end, String flags) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", "i")
                .put("type", value(flags, "type").orElse(flags.contains("series=") ? "seriesMaster" : "singleInstance"))
                .put(
                        "subject",
                        SUBJECT + value(flags, "subject").map(its -> " " + its).orElse(""))
                .put("isAllDay", flags.contains("all-day"))
                .put("isOrganizer", !flags.contains("guest"))
                .put("sensitivity", flags.contains("private") ? "private" : "normal");
        node.putObject("start").put("dateTime", start + ".0000000").put("timeZone", "UTC");
        if (end != null) {
            node.putObject("end").put("dateTime", end + ".0000000").put("timeZone", "UTC");
        }
        if (flags.contains("attended")) {
            node.putArray("attendees").addObject();
        }
        ArrayNode files = node.putArray("attachments");
        for (String word : flags.split(" ")) {
            if (word.equals("file") || word.equals("inline")) {
                files.addObject()
                        .put("id", "f" + files.size())
                        .put("isInline", word.equals("inline"))
                        .put("size", 10);
            }
        }
        if (flags.contains("label")) {
            property(node, ItemJson.LABEL, "x");
        }
        value(flags, "series").ifPresent(series -> node.set("recurrence", recurrence(series, start)));
        return node;
    }

    private static JsonNode recurrence(String series, String start) {
        String range = series.equals("noEnd")
                ? "\"type\":\"noEnd\""
                : series.contains("-")
                        ? "\"type\":\"endDate\",\"endDate\":\"" + series + "\""
                        : "\"type\":\"numbered\",\"numberOfOccurrences\":" + series;
        try {
            return MAPPER.readTree("{\"pattern\":{\"type\":\"weekly\",\"interval\":1},\"range\":{\"startDate\":\""
                    + start.substring(0, 10) + "\",\"recurrenceTimeZone\":\"Europe/London\"," + range + "}}");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void property(ObjectNode node, String id, String value) {
        node.withArray("singleValueExtendedProperties")
                .addObject()
                .put("id", id)
                .put("value", value);
    }

    /** The value of {@code name=}; a subject goes to the end. */
    private static Optional<String> value(String flags, String name) {
        int at = flags.indexOf(name + "=");
        if (at < 0) {
            return Optional.empty();
        }
        String rest = flags.substring(at + name.length() + 1);
        return Optional.of(name.equals("subject") ? rest : rest.split(" ")[0]);
    }
}
