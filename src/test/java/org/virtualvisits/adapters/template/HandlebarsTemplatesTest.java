package org.virtualvisits.adapters.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.golden.Golden;

final class HandlebarsTemplatesTest {

    private static final Map<String, Object> DATA = Map.of(
            "patient", Map.of("name", "<b>O'Neill & {{clinic.name}}</b>"),
            "clinic", Map.of("name", "Springfield"),
            "yes", true,
            "no", false,
            "lines", List.of("one", "two"));

    @Test
    void valuesAreEscapedInHtmlAndNowhereElse() {
        assertThat(fill(Part.HTML, "{{patient.name}}"))
                .isEqualTo("&lt;b&gt;O&#x27;Neill &amp; {{clinic.name}}&lt;/b&gt;");
        assertThat(fill(Part.HTML, "{{{patient.name}}}")).isEqualTo("<b>O'Neill & {{clinic.name}}</b>");
        for (Part part : Part.values()) {
            if (part != Part.HTML) {
                assertThat(fill(part, "{{patient.name}}")).isEqualTo("<b>O'Neill & {{clinic.name}}</b>");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{patient.nam}}",
                "{{nobody}}",
                "{{nobody.name}}",
                "{{{nobody}}}",
                "{{#each nobody}}x{{/each}}",
                "{{#with nobody}}x{{/with}}",
                "{{#nobody}}x{{/nobody}}",
                "{{patient.class}}",
                "{{patient.size}}",
                "{{patient.empty}}",
                "{{patient.name.bytes}}",
                "{{patient.name.length}}",
                "{{toString}}",
                "{{this.getClass}}",
                "{{this.class.classLoader}}",
                "{{getClass}}",
                "{{#with patient}}{{getClass}}{{/with}}",
                "{{lines.size}}",
                "{{patient}}",
                "{{this}}",
                "{{lines}}",
                "{{log patient}}",
                "{{lookup patient 'name'}}",
                "{{precompile 'x'}}",
                "{{embedded 'x'}}",
                "{{i18n 'x'}}",
                "{{partial 'x'}}",
                "{{block 'x'}}",
                "{{include 'x'}}",
                "{{> en/confirmation.sms}}",
                "{{> /etc/passwd}}",
                "{{> (lookup this 'yes')}}",
                "{{eval 1}}",
                "{{#if yes}}never closed",
                "{{",
            })
    void aTemplateThatReachesForMoreThanItsVariablesIsBroken(String template) {
        assertThatThrownBy(() -> fill(Part.TEXT, template))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageStartingWith("en/confirmation.text")
                .hasMessageNotContaining("Neill")
                .hasNoCause();
    }

    @Test
    void aBrokenTemplateSaysWhere() {
        assertThatThrownBy(() -> fill(Part.TEXT, "one\ntwo {{patient.nam}}"))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessage("en/confirmation.text, line 2: patient.nam is not a variable");
    }

    @Test
    void onlyAnIfMayAskForWhatIsNotThere() {
        assertThat(fill(
                        Part.TEXT,
                        "{{#if nobody.name}}a{{else}}b{{/if}}{{#unless nobody}}c{{/unless}}{{#if yes}}d{{/if}}"))
                .isEqualTo("bcd");
    }

    @Test
    void listsAreGoneThrough() {
        assertThat(fill(Part.TEXT, "{{#each lines}}[{{this}}]{{/each}}")).isEqualTo("[one][two]");
    }

    @Test
    void aLanguageWithoutTemplatesGetsTheDefaultOnes() {
        var templates = new HandlebarsTemplates();
        Map<String, Object> data = golden("en", Kind.CONFIRMATION);

        for (String language : List.of("pl", "", "../en", "EN")) {
            assertThat(templates.fill(Part.SMS, Kind.CONFIRMATION, language, data))
                    .isEqualTo(templates.fill(Part.SMS, Kind.CONFIRMATION, "en", data));
        }
    }

    @Test
    void anOverrideTakesThePlaceOfOneTemplateAndMayChange() {
        var text = new AtomicReference<>(Optional.of("first {{clinic.name}}"));
        var templates = new HandlebarsTemplates(
                key -> key.equals(new TemplateKey(Part.SMS, Kind.CONFIRMATION, "cy")) ? text.get() : Optional.empty());
        Map<String, Object> data = golden("cy", Kind.CONFIRMATION);

        assertThat(templates.fill(Part.SMS, Kind.CONFIRMATION, "cy", data)).isEqualTo("first Springfield Clinic");
        text.set(Optional.of("second"));
        assertThat(templates.fill(Part.SMS, Kind.CONFIRMATION, "cy", data)).isEqualTo("second");
        text.set(Optional.empty());
        assertThat(templates.fill(Part.SMS, Kind.CONFIRMATION, "cy", data)).contains("galwad fideo");
        assertThat(templates.fill(Part.SMS, Kind.CONFIRMATION, "en", data)).contains("video visit");
    }

    static Stream<Part> careRightParts() {
        return Stream.of(Part.SMS, Part.HTML, Part.INVITE_DESCRIPTION);
    }

    /** Templates in the manner of CareRight's (S2.12-S2.18), each naming every variable of theirs. */
    @ParameterizedTest
    @MethodSource("careRightParts")
    void aCareRightTemplateCanBePastedIn(Part part) {
        String name =
                "careright/" + part.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var templates = new HandlebarsTemplates(key -> Optional.of(Golden.read(name + ".in.hbs")));

        Golden.check(name + ".out.txt", templates.fill(part, Kind.CONFIRMATION, "en", golden("en", Kind.CONFIRMATION)));
    }

    static Map<String, Object> golden(String language, Kind kind) {
        try {
            return new ObjectMapper()
                    .readValue(
                            Golden.read("message/%s-%s.in.json".formatted(language, kind)),
                            new TypeReference<HashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(Part part, String template) {
        return new HandlebarsTemplates(key -> Optional.of(template)).fill(part, Kind.CONFIRMATION, "en", DATA);
    }
}
