package org.virtualvisits.adapters.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.template.TemplateLanguage;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.golden.Golden;

final class HandlebarsLanguageTest {

    private static final TemplateLanguage LANGUAGE = new HandlebarsLanguage();

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

    /** CareRight's three kinds (S2.12-S2.18): text, mail, and a calendar entry's title and text. */
    static Stream<Part> careRightParts() {
        return Stream.of(Part.SMS, Part.SUBJECT, Part.HTML, Part.INVITE_SUMMARY, Part.INVITE_DESCRIPTION);
    }

    @ParameterizedTest
    @MethodSource("careRightParts")
    void aCareRightTemplateCanBePastedIn(Part part) {
        String name = "careright/" + TemplateName.word(part);

        Golden.check(
                name + ".out.txt",
                LANGUAGE.fillOwn(part, "pasted", Golden.read(name + ".in.hbs"), golden("en", Kind.CONFIRMATION)));
    }

    /** Each takes a step through a list for each sign, a line for each step, or nesting that grows with its power. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#each many}}{{#each many}}{{#each many}}{{/each}}{{/each}}{{/each}}",
                "{{#each many}}{{#each many}}{{#each many}}x{{/each}}{{/each}}{{/each}}",
                "{{#each many}}{{#each many}}{{long}}{{/each}}{{/each}}",
                "{{#each many}}{{long}}{{/each}}",
                "{{#each many}}{{#if yes}}{{long}}{{long}}{{else}}x{{/if}}{{/each}}"
            })
    void aTemplateThatWouldNotEndIsBrokenAtOnce(String template) {
        Map<String, Object> data =
                Map.of("many", Collections.nCopies(400, "line"), "long", "long ".repeat(1_000), "yes", true);

        assertThatThrownBy(() -> LANGUAGE.fillOwn(Part.TEXT, "hostile", template, data))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageContaining("too long");
    }

    @Test
    void aTemplateWithABlockInABlockWithoutEndIsBrokenBeforeAnythingReadsIt() {
        String deep = "{{#if yes}}".repeat(5_000) + "{{/if}}".repeat(5_000);

        assertThatThrownBy(() -> LANGUAGE.fillOwn(Part.TEXT, "hostile", deep, DATA))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageContaining("deeper than 8");
    }

    /** What the library would do something about, beyond values and four blocks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{@root.patient.name}}",
                "{{../patient.name}}",
                "{{lookup patient \"name\"}}",
                "{{patient.[name]}}",
                "{{patient[\"name\"]}}",
                "{{{{raw}}}}{{patient.name}}{{{{/raw}}}}",
                "{{=<% %>=}}<% patient.name %>",
                "{{&patient.name}}",
                "{{~patient.name~}}",
                "{{#patient}}{{name}}{{/patient}}",
                "{{^patient}}x{{/patient}}",
                "{{#each lines as |line|}}{{line}}{{/each}}",
                "{{#*inline \"x\"}}x{{/inline}}",
                "{{> x}}",
                "{{patient.__proto__}}",
                "{{constructor}}",
                "{{patient.constructor.name}}",
                "\\{{patient.name}}",
                "{{!-- a }} --}}",
                "{{#if (lookup patient \"name\")}}x{{/if}}",
                "{{else}}",
                "{{#if yes}}a{{else}}b{{else}}c{{/if}}",
                "{{/if}}",
                "{{patient.name}}}",
                "{{#if}}x{{/if}}",
                "{{if}}"
            })
    void aTemplateOfSomebodysOwnMayUseValuesAndFourBlocksAlone(String template) {
        assertThatThrownBy(() -> LANGUAGE.fillOwn(Part.TEXT, "hostile", template, DATA))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageStartingWith("hostile")
                .hasMessageNotContaining("Neill");
    }

    @Test
    void aTextIsReadAnewOnceItHasChanged() {
        assertThat(LANGUAGE.fillOwn(Part.SMS, "x", "first {{clinic.name}}", DATA))
                .isEqualTo("first Springfield");
        assertThat(LANGUAGE.fillOwn(Part.SMS, "x", "second", DATA)).isEqualTo("second");
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

    /** As a shipped text is filled: without a look at what it uses beforehand. */
    private static String fill(Part part, String template) {
        return LANGUAGE.fill(new TemplateName("en", Kind.CONFIRMATION, part), template, DATA);
    }
}
