package org.virtualvisits.adapters.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateLanguage;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.golden.Golden;

/** The words patients read. */
final class ShippedTemplatesTest {

    private static final TemplateLanguage TEMPLATES = new HandlebarsLanguage();
    private static final String LINK = "http://127.0.0.1:7071/api/join/7Kq2Xw9TbN4mP6rS8vZ1aC";
    private static final String PHONE = "01632 960123";
    private static final Set<Part> INVITE = Set.of(Part.INVITE_SUMMARY, Part.INVITE_DESCRIPTION);

    /** Those that are read days ahead. */
    private static final Set<Kind> PREPARING = Set.of(Kind.CONFIRMATION, Kind.AMENDMENT, Kind.REMINDER);

    static Stream<Arguments> messages() {
        return Stream.of("en", "cy")
                .flatMap(language -> Stream.of(Kind.values()).map(kind -> Arguments.of(language, kind)));
    }

    static Stream<Arguments> templates() {
        return Stream.of("en", "cy")
                .flatMap(language -> Stream.of(Kind.values())
                        .flatMap(kind -> Stream.of(Part.values())
                                .filter(part -> !INVITE.contains(part) || !kind.occasional())
                                .map(part -> Arguments.of(language, kind, part))));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aMessageSaysExactlyThis(String language, Kind kind, Part part) {
        Golden.check("message/%s-%s.out.%s".formatted(language, kind, suffix(part)), fill(language, kind, part));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aMessageNamesTheLinkIfAndOnlyIfTheVisitStands(String language, Kind kind, Part part) {
        boolean neutral = part == Part.SUBJECT || part == Part.INVITE_SUMMARY;

        assertThat(fill(language, kind, part).contains(LINK)).isEqualTo(kind.standing() && !neutral);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyBodyNamesTheNumberToRing(String language, Kind kind, Part part) {
        boolean neutral = part == Part.SUBJECT || part == Part.INVITE_SUMMARY;

        assertThat(fill(language, kind, part).contains(PHONE)).isEqualTo(!neutral);
    }

    /** Subjects and texts show on locked screens, and invites in shared calendars (S5.17, V8). */
    @ParameterizedTest
    @MethodSource("templates")
    void whatShowsToOthersNamesNeitherPatientNorClinicianNorKindOfAppointment(String language, Kind kind, Part part) {
        if (part == Part.TEXT || part == Part.HTML) {
            return;
        }
        assertThat(fill(language, kind, part)).doesNotContainIgnoringCase("Ada", "Example", "Sample", "review");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aTextFitsOnePartWhateverTheDay(String language, Kind kind) {
        var shortDay = DateTimeFormatter.ofPattern("EEE d MMM", Locale.forLanguageTag(language));
        LocalDate first = LocalDate.of(2027, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1))).allSatisfy(day -> {
            var data = new HashMap<>(HandlebarsLanguageTest.golden(language, kind));
            data.put("clinic", with(data, "clinic", Map.of("name", "Twenty Letter Clinic")));
            data.put(
                    "appointment",
                    with(
                            data,
                            "appointment",
                            Map.of(
                                    "day_short",
                                    shortDay.format(day),
                                    "start_time_12h",
                                    "12:40pm",
                                    "expected_start_time_12h",
                                    "12:55pm",
                                    "zone",
                                    "BST")));
            String text = SmsText.plain(fill(language, kind, Part.SMS, data));

            assertThat(SmsText.parts(text)).as(text).isEqualTo(1);
            assertThat(text).hasSizeGreaterThan(100).hasSizeLessThanOrEqualTo(160);
        });
    }

    /** Only where answers can come in does a text ask for one; it costs no more then. */
    @ParameterizedTest
    @MethodSource("messages")
    void aTextThatStandsAsksForAnAnswerWhereOneCanComeInAndStillFitsOnePart(String language, Kind kind) {
        var shortDay = DateTimeFormatter.ofPattern("EEE d MMM", Locale.forLanguageTag(language));
        LocalDate first = LocalDate.of(2027, 1, 1);
        Set<Kind> asking = Set.of(Kind.CONFIRMATION, Kind.AMENDMENT, Kind.REMINDER);

        assertThat(fill(language, kind, Part.SMS)).doesNotContain(language.equals("en") ? "Reply" : "Atebwch");
        assertThat(first.datesUntil(first.plusYears(1))).allSatisfy(day -> {
            var data = new HashMap<>(HandlebarsLanguageTest.golden(language, kind));
            data.put("replies", true);
            data.put("clinic", with(data, "clinic", Map.of("name", "Twenty Letter Clinic")));
            data.put(
                    "appointment",
                    with(
                            data,
                            "appointment",
                            Map.of("day_short", shortDay.format(day), "start_time_12h", "12:40pm", "zone", "BST")));
            String text = SmsText.plain(fill(language, kind, Part.SMS, data));

            assertThat(SmsText.parts(text)).as(text).isEqualTo(1);
            assertThat(text.contains(language.equals("en") ? "Reply Y" : "Atebwch Y"))
                    .isEqualTo(asking.contains(kind));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy", "xx"})
    void helpNamesClinicAndNumberInOnePart(String language) {
        String text = SmsText.plain(new HandlebarsLanguage()
                .help(language, Map.of("clinic", Map.of("name", "Twenty Letter Clinic", "phone", PHONE))));

        assertThat(text).contains("Twenty Letter Clinic", PHONE, "STOP");
        assertThat(SmsText.parts(text)).as(text).isEqualTo(1);
    }

    @Test
    void welshTextsNeedNoSignThatWouldMakeThemLonger() {
        for (Kind kind : Kind.values()) {
            assertThat(fill("cy", kind, Part.SMS)).matches("[\\x20-\\x7e\\n]+");
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aTextNamesClinicDayTimeAndZone(String language, Kind kind) {
        String time = language.equals("en") ? "4:40pm BST" : "16:40 BST";

        assertThat(fill(language, kind, Part.SMS))
                .contains("Springfield Clinic", "6 ", time)
                .doesNotContain("{{");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void htmlIsReadableAnywhereAndFetchesNothing(String language, Kind kind) {
        String html = fill(language, kind, Part.HTML);

        assertThat(html)
                .contains("<html lang=\"" + language + "\">", "charset=utf-8")
                .doesNotContain("<img", "<script", "<link", "<style", "url(", "src=", "@import", "class=");
        assertThat(html.replace(LINK, "")).doesNotContain("http:", "https:");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aHostileNameIsTextInHtmlAndUnchangedInPlainText(String language, Kind kind) {
        String name = "<script>alert(1)</script>\"' {{clinic.phone}}";
        var data = new HashMap<>(HandlebarsLanguageTest.golden(language, kind));
        data.put("patient", with(data, "patient", Map.of("display_name", name)));
        data.put("clinic", with(data, "clinic", Map.of("name", name)));
        data.put("preparation", name);
        data.put("preparation_lines", List.of(name));

        assertThat(fill(language, kind, Part.HTML, data))
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
        assertThat(fill(language, kind, Part.TEXT, data)).contains(name);
    }

    /** S1.39: how to prepare, what if it does not suit, what if the technology fails. */
    @ParameterizedTest
    @MethodSource("messages")
    void theClinicsOwnPreparationTakesThePlaceOfOurs(String language, Kind kind) {
        var data = new HashMap<>(HandlebarsLanguageTest.golden(language, kind));
        data.put("preparation", "Bring a list.\nBring a pen.");
        data.put("preparation_lines", List.of("Bring a list.", "Bring a pen."));

        for (Part part : List.of(Part.TEXT, Part.HTML)) {
            String own = fill(language, kind, part, data);
            assertThat(own.contains("Bring a list.") && own.contains("Bring a pen."))
                    .isEqualTo(PREPARING.contains(kind));
            String shipped = fill(language, kind, part);
            assertThat(own.length() < shipped.length()).isEqualTo(PREPARING.contains(kind));
        }
    }

    /** A reader of the plain text misses nothing that the HTML says. */
    @ParameterizedTest
    @MethodSource("messages")
    void textAndHtmlSayTheSame(String language, Kind kind) {
        String text = words(fill(language, kind, Part.TEXT));
        String body = fill(language, kind, Part.HTML).replaceAll("(?s)^.*<body[^>]*>", "");

        Stream.of(body.split("<[^>]+>"))
                .map(ShippedTemplatesTest::words)
                .filter(words -> words.length() > 30)
                .forEach(words -> assertThat(text).contains(words));
    }

    private static String words(String text) {
        return text.replace("&#x27;", "'").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static String fill(String language, Kind kind, Part part) {
        return fill(language, kind, part, HandlebarsLanguageTest.golden(language, kind));
    }

    private static String fill(String language, Kind kind, Part part, Map<String, ?> data) {
        var name = new TemplateName(language, kind, part);
        return TEMPLATES.fill(name, TEMPLATES.shipped(name, Style.USUAL).orElseThrow(), data);
    }

    private static Map<String, Object> with(Map<String, Object> data, String group, Map<String, Object> changes) {
        var changed = new HashMap<String, Object>();
        ((Map<?, ?>) data.getOrDefault(group, Map.of())).forEach((name, value) -> changed.put(name.toString(), value));
        changed.putAll(changes);
        return changed;
    }

    private static String suffix(Part part) {
        return switch (part) {
            case HTML -> "html";
            case SMS -> "sms.txt";
            case SUBJECT -> "subject.txt";
            case TEXT -> "txt";
            case INVITE_SUMMARY -> "invite-summary.txt";
            case INVITE_DESCRIPTION -> "invite-description.txt";
        };
    }
}
