package org.virtualvisits.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.template.OwnTemplate.Version;
import org.virtualvisits.sandbox.memory.InMemoryOwnTemplates;

/** The most specific text that is published is sent, and none in its place. */
final class InheritedTemplatesTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final ClinicId COUGH = new ClinicId("cough");
    private static final Signature BEA = new Signature("Bea Sample", "person:bea", Instant.EPOCH);
    private static final Whose WHOSE = new Whose(NORTH, COUGH, Optional.of("TH1"));
    private static final Map<String, Object> DATA =
            Map.of("patient", Map.of("teams_url", "https://visits.example.org/api/join/ExampleExampleExample0"));

    private final InMemoryOwnTemplates own = new InMemoryOwnTemplates();
    private final TemplateLanguage language = new HandlebarsLanguage();
    private final InheritedTemplates templates = new InheritedTemplates(own, language);

    /** Each line publishes the named scopes and says whose text is sent. */
    @ParameterizedTest
    @CsvSource({
        "organisation, organisation",
        "organisation type, type",
        "organisation type clinic, clinic",
        "organisation type clinic both, both",
        "type both, both",
        "clinic organisation, clinic"
    })
    void theMostSpecificOneIsSent(String published, String sent) {
        for (String scope : published.split(" ")) {
            publish(scope(scope), "en", scope);
        }

        assertThat(fill(WHOSE, "en")).isEqualTo(sent);
        assertThat(fill(new Whose(new OrganisationId("south"), COUGH, Optional.of("TH1")), "xx"))
                .isNotEqualTo(sent);
    }

    @Test
    void anotherClinicsTextOrTypesIsNotSent() {
        publish(scope("clinic"), "en", "clinic");
        publish(scope("both"), "en", "both");
        publish(scope("organisation"), "en", "organisation");

        assertThat(fill(new Whose(NORTH, new ClinicId("other"), Optional.of("TH1")), "en"))
                .isEqualTo("organisation");
        assertThat(fill(new Whose(NORTH, COUGH, Optional.of("other")), "en")).isEqualTo("clinic");
        assertThat(fill(new Whose(NORTH, COUGH, Optional.empty()), "en")).isEqualTo("clinic");
    }

    @Test
    void thePatientsLanguageComesBeforeWhatIsMoreSpecificInEnglish() {
        publish(scope("both"), "en", "both");
        assertThat(fill(WHOSE, "ar")).isEqualTo("both");

        publish(scope("organisation"), "ar", "arabic");
        assertThat(fill(WHOSE, "ar")).isEqualTo("arabic");
        assertThat(fill(WHOSE, "en")).isEqualTo("both");
        assertThat(fill(WHOSE, "cy")).isNotEqualTo("both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "", "../en", "EN"})
    void aLanguageWithoutTextsGetsTheDefaultOnes(String tag) {
        publish(scope("organisation"), "en", "ours");

        assertThat(fill(WHOSE, tag)).isEqualTo("ours");
    }

    @Test
    void aDraftIsNotSentAndNeitherIsWhatWasWithdrawn() {
        publish(scope("organisation"), "en", "organisation");
        publish(scope("clinic"), "en", "clinic");
        Optional<OwnTemplates.Held> held = own.find(NORTH, slot(scope("clinic"), "en"));
        OwnTemplate draft = held.orElseThrow().template().next();
        own.write(NORTH, draft, held, Optional.of(new Version(2, "draft", BEA)));
        assertThat(fill(WHOSE, "en")).isEqualTo("clinic");

        Optional<OwnTemplates.Held> now = own.find(NORTH, slot(scope("clinic"), "en"));
        own.write(NORTH, now.orElseThrow().template().withdrawn(BEA), now, Optional.empty());
        assertThat(fill(WHOSE, "en")).isEqualTo("organisation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{patient.nickname}}", "{{#if x}}", "{{> en/confirmation.sms}}"})
    void aTextThatCannotBeFilledIsNeverReplacedByAnother(String text) {
        publish(scope("organisation"), "en", "organisation");
        publish(scope("clinic"), "en", text);

        assertThatThrownBy(() -> templates.fill(Part.SMS, Kind.CANCELLATION, WHOSE, "en", DATA))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageStartingWith("en/cancellation.sms of clinic cough, line 1");
    }

    @Test
    void aTextWithoutTheLinkOfAVisitThatStandsIsBroken() {
        own.write(
                NORTH,
                OwnTemplate.first(new Slot(Scope.ORGANISATION, new TemplateName("en", Kind.CONFIRMATION, Part.SMS)))
                        .publishing(new Version(1, "come at ten", BEA), BEA, Waivers.NONE),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> templates.fill(Part.SMS, Kind.CONFIRMATION, WHOSE, "en", DATA))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessage("en/confirmation.sms of the organisation: it has no join link");
    }

    @Test
    void whereWordsAreOutOfReachNothingIsSent() {
        var broken = (OwnTemplates) Proxy.newProxyInstance(
                OwnTemplates.class.getClassLoader(), new Class<?>[] {OwnTemplates.class}, (proxy, method, given) -> {
                    throw new IllegalStateException("out of reach");
                });

        assertThatThrownBy(() ->
                        new InheritedTemplates(broken, language).fill(Part.SMS, Kind.CANCELLATION, WHOSE, "en", DATA))
                .isNotInstanceOf(BrokenTemplate.class)
                .hasMessage("out of reach");
    }

    @Test
    void theShippedMailComesInTheStyleThatIsMostSpecific() {
        var name = new TemplateName("en", Kind.CANCELLATION, Part.HTML);
        own.put(NORTH, Scope.ORGANISATION, Style.LARGE_PRINT);
        assertThat(own.words(NORTH).style(WHOSE)).isEqualTo(Style.LARGE_PRINT);
        own.put(NORTH, scope("type"), Style.USUAL);
        assertThat(own.words(NORTH).style(WHOSE)).isEqualTo(Style.USUAL);
        own.put(NORTH, scope("clinic"), Style.LARGE_PRINT);
        assertThat(own.words(NORTH).style(WHOSE)).isEqualTo(Style.LARGE_PRINT);

        assertThat(language.shipped(name, Style.LARGE_PRINT).orElseThrow())
                .contains("font-size:27px;line-height:40px")
                .doesNotContain("font-size:18px");
        assertThat(language.shipped(name, Style.LARGE_PRINT).orElseThrow().replaceAll("[0-9]+px", ""))
                .isEqualTo(language.shipped(name, Style.USUAL).orElseThrow().replaceAll("[0-9]+px", ""));
    }

    private String fill(Whose whose, String tag) {
        return templates.fill(Part.SUBJECT, Kind.CANCELLATION, whose, tag, SUBJECT);
    }

    private static final Map<String, Object> SUBJECT = Map.of("clinic", Map.of("name", "Springfield"));

    private void publish(Scope scope, String tag, String text) {
        for (Part part : List.of(Part.SUBJECT, Part.SMS)) {
            var slot = new Slot(scope, new TemplateName(tag, Kind.CANCELLATION, part));
            var version = new Version(1, text, BEA);
            own.write(
                    NORTH,
                    OwnTemplate.first(slot).publishing(version, BEA, Waivers.NONE),
                    Optional.empty(),
                    Optional.of(version));
        }
    }

    private static Slot slot(Scope scope, String tag) {
        return new Slot(scope, new TemplateName(tag, Kind.CANCELLATION, Part.SUBJECT));
    }

    private static Scope scope(String word) {
        return switch (word) {
            case "type" -> new Scope(Optional.empty(), Optional.of("TH1"));
            case "clinic" -> new Scope(Optional.of(COUGH), Optional.empty());
            case "both" -> new Scope(Optional.of(COUGH), Optional.of("TH1"));
            default -> Scope.ORGANISATION;
        };
    }
}
