package org.virtualvisits.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.visit.ExampleMessage;
import org.virtualvisits.golden.Golden;

/** What must not reach patients is refused, each for its reason; what is fine is not. */
final class CheckTemplateTest {

    private static final TemplateLanguage LANGUAGE = new HandlebarsLanguage();
    private static final String LINK = "{{patient.teams_url}}";

    private static final MadeUp MADE_UP =
            new MadeUp(new ExampleMessage(URI.create("https://visits.example.org/api/join"), true));

    private final CheckTemplate check = new CheckTemplate(LANGUAGE, MADE_UP, 2);

    static Stream<Arguments> shipped() {
        return Stream.of("en", "cy")
                .flatMap(language -> Stream.of(Kind.values())
                        .flatMap(kind -> TemplateName.partsOf(kind).stream()
                                .flatMap(part -> Stream.of(Style.values())
                                        .map(style -> Arguments.of(new TemplateName(language, kind, part), style)))));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedTextCouldBePublished(TemplateName name, Style style) {
        String text = LANGUAGE.shipped(name, style).orElseThrow();

        assertThat(check.faults(organisation(), new Slot(Scope.ORGANISATION, name), text))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{patient.nickname}}                           | patient.nickname is not a variable
            {{#if patient.nickname}}x{{/if}}               | patient.nickname is not a variable
            {{#if appointment.moved}}x{{else}}{{y}}{{/if}} | y is not a variable
            {{#with patient}}{{start_time}}{{/with}}       | start_time is not a variable
            {{provider.email}}                             | clinician's address
            {{#with provider}}{{mobile}}{{/with}}          | mobile is not a variable
            {{patient}}                                    | is a group
            {{preparation_lines}}                          | is a list
            {{#each patient}}x{{/each}}                    | is not a list
            {{#with clinic.name}}x{{/with}}                | is not a group
            {{this}}                                       | outside of {{#each}}
            {{upper patient.title}}                        | helper upper is not offered
            {{> en/confirmation.sms}}                      | cannot be included
            {{@root.patient.title}}                        | without @
            {{../patient.title}}                           | without @
            {{lookup patient "title"}}                     | helper lookup is not offered
            {{{{raw}}}}x{{{{/raw}}}}                       | raw blocks
            {{#if clinic.name}}x                           | never closed
            {{clinic.name                                  | never closed
            {{clinic.name}}}                               | do not match
            {{/if}}                                        | closes nothing
            }}                                             | closes nothing
            """)
    void whatTheLanguageDoesNotOfferIsRefusedByNameAndLine(String text, String reason) {
        assertThat(faults(Kind.CONFIRMATION, Part.SMS, LINK + "\n" + text)).anySatisfy(fault -> {
            assertThat(fault.reason()).contains(reason);
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.kind()).isEqualTo(Fault.Kind.LASTING);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no link",
                "{{#if patient.title}}" + LINK + "{{/if}}",
                "{{#unless appointment.moved}}" + LINK + "{{/unless}}",
                "{{#each preparation_lines}}" + LINK + "{{/each}}",
                "{{#if patient.title}}" + LINK + "{{else}}ring us{{/if}}",
                "{{! " + "patient.teams_url" + " }}ring us",
            })
    void aLinkThatSomeReadersWouldNotSeeIsMissing(String text) {
        assertThat(faults(Kind.CONFIRMATION, Part.SMS, text))
                .anySatisfy(fault -> assertThat(fault.reason()).contains("join link is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Join: " + LINK,
                "{{{patient.telehealth_entry_url}}}",
                "{{#if patient.teams_url}}" + LINK + "{{/if}}",
                "{{#with patient}}{{teams_url}}{{/with}}",
                "{{#if patient.title}}Dear {{patient.title}}: " + LINK + "{{else}}Hello: " + LINK + "{{/if}}",
            })
    void aLinkThatEveryReaderSeesIsThere(String text) {
        assertThat(faults(Kind.CONFIRMATION, Part.SMS, text)).isEmpty();
    }

    @Test
    void aLinkWhereThereIsNoneOrWhereOthersReadItIsRefused() {
        assertThat(faults(Kind.CANCELLATION, Part.SMS, "Cancelled. " + LINK)).hasSize(1);
        assertThat(faults(Kind.CANCELLATION, Part.SMS, "Cancelled.{{#if patient.teams_url}} " + LINK + "{{/if}}"))
                .isEmpty();
        assertThat(faults(Kind.CONFIRMATION, Part.SUBJECT, "Your visit " + LINK))
                .anySatisfy(fault -> assertThat(fault.reason()).contains("where others read it"));
    }

    @Test
    void aTextOfMorePartsThanTheSettingAllowsIsRefusedWithItsNumber() {
        String two = LINK + "x".repeat(220);
        assertThat(faults(Kind.CONFIRMATION, Part.SMS, two)).isEmpty();
        assertThat(faults(Kind.CONFIRMATION, Part.SMS, two + "x".repeat(200)))
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.reason()).isEqualTo("it is too long: 4 parts, and 2 are the most"));
        assertThat(faults(Kind.CONFIRMATION, Part.SMS, LINK + " ŷ" + "x".repeat(100)))
                .hasSize(1);
    }

    @Test
    void aTextIsMeasuredWithTheLongestOfTheClinicsItIsFor() {
        String text = LINK + " {{clinic.name}}".repeat(6);

        assertThat(faults(Kind.CONFIRMATION, Part.SMS, text)).hasSize(1);
        assertThat(check.faults(
                        organisation(), slot(new Scope(Optional.of(new ClinicId("short")), Optional.empty())), text))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SUBJECT, 121, 120", "INVITE_SUMMARY, 121, 120"})
    void titlesHaveALongest(Part part, int tooMany, int most) {
        assertThat(faults(Kind.CONFIRMATION, part, "x".repeat(tooMany))).hasSize(1);
        assertThat(faults(Kind.CONFIRMATION, part, "x".repeat(most))).isEmpty();
    }

    @Test
    void anInvitesTextIsMeasuredInOctets() {
        assertThat(faults(Kind.CONFIRMATION, Part.INVITE_DESCRIPTION, LINK + "é".repeat(280)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains("octets"));
        assertThat(faults(Kind.CONFIRMATION, Part.INVITE_DESCRIPTION, LINK + "e".repeat(280)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amina.lee@springfield.example",
                "AMINA.LEE@springfield.example",
                "amina.lee&#64;springfield.example",
                "riverside.clinic@springfield.example",
                "7d1f0000-0000-4000-8000-000000000001"
            })
    void addressesOfStaffAreRefusedWhateverIsLetPass(String address) {
        assertThat(faults(Kind.CONFIRMATION, Part.TEXT, LINK + "\nWrite to " + address))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.kind()).isEqualTo(Fault.Kind.LASTING);
                });
    }

    @Test
    void anotherAddressPassesOnlyIfSomebodyLetsIt() {
        assertThat(faults(Kind.CONFIRMATION, Part.TEXT, LINK + " help@example.org"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Fault.Kind.MAIL_ADDRESS);
                    assertThat(new Waivers(Optional.empty(), Optional.of("a public desk")).lets(fault.kind()))
                            .isTrue();
                    assertThat(new Waivers(Optional.of("x"), Optional.empty()).lets(fault.kind()))
                            .isFalse();
                });
        assertThat(faults(Kind.CONFIRMATION, Part.TEXT, LINK + " seen @ 10, @clinic, you@"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{patient.given_name}}",
                "{{#with patient}}{{display_name}}{{/with}}",
                "{{provider.display_name}}",
                "{{appointment.appointment_type_description}}",
                "{{#if clinic.name}}{{#each preparation_lines}}{{this}}{{/each}}{{/if}} x"
            })
    void whatShowsToOthersNamesNobodyUnlessSomebodyLetsItKnowingly(String text) {
        for (Part part : List.of(Part.SUBJECT, Part.INVITE_SUMMARY)) {
            assertThat(faults(Kind.CONFIRMATION, part, "Visit " + text))
                    .isNotEmpty()
                    .allSatisfy(fault -> {
                        assertThat(fault.kind()).isEqualTo(Fault.Kind.PERSONAL_SUBJECT);
                        assertThat(new Waivers(Optional.of("asked for"), Optional.empty()).lets(fault.kind()))
                                .isTrue();
                    });
        }
        assertThat(faults(Kind.CONFIRMATION, Part.TEXT, LINK + text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=\"https://elsewhere.example/x.gif\">",
                "<iframe></iframe>",
                "<style>p{}</style>",
                "<link rel=\"stylesheet\" href=\"https://elsewhere.example\">",
                "<a href=\"https://elsewhere.example\">x</a>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href=\"&#104;ttps://elsewhere.example\">x</a>",
                "<a href=https://elsewhere.example>x</a>",
                "<a href=\"{{clinic.name}}\">x</a>",
                "<a href=\"https://elsewhere.example/{{patient.teams_url}}\">x</a>",
                "<a href=\"{{patient.teams_url}}{{clinic.name}}\">x</a>",
                "<a href=\"{{{clinic.name}}}\">x</a>",
                "<a href={{patient.teams_url}}>x</a>",
                "<p onclick=\"x()\">x</p>",
                "<p style=\"background:url(https://elsewhere.example)\">x</p>",
                "<p style=\"background:u\\rl(x)\">x</p>",
                "<p style=\"background:&#117;rl(x)\">x</p>",
                "<p style=\"color:{{clinic.name}}\">x</p>",
                "<table background=\"https://elsewhere.example\"></table>",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://elsewhere.example\">",
                "<base href=\"#x\">",
                "<form action=\"#\"></form>",
                "<svg/onload=x()>",
                "<!--> <script>x</script> -->",
                "<?xml version=\"1.0\"?>",
                "{{{patient.display_name}}}",
                "<{{clinic.name}}>",
                "<p {{clinic.name}}>",
                "<p title={{clinic.name}}>x</p>",
                "<{{#if clinic.name}}script>x{{/if}}",
                "<{{! }}script>x</script>",
                "<p {{#if clinic.name}}lang=\"en\"{{/if}}>x</p>",
                "<p title=\"{{#if clinic.name}}\">{{/if}}",
                "<p lang=\"en",
            })
    void htmlThatLeadsAwayOrFetchesIsRefused(String html) {
        assertThat(faults(Kind.CONFIRMATION, Part.HTML, "<p>" + LINK + "</p>\n" + html))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><body style=\"margin:0\"><p>x</p></body></html>",
                "<a href=\"{{{patient.teams_url}}}\" style='color:#005eb8'>Join</a>",
                "<a href=\"tel:{{clinic.phone}}\">{{clinic.phone}}</a> <a href=\"tel:01632 960001\">x</a>",
                "<br/><bdi>{{appointment.start_time}}</bdi> 3 < 5 and 7 > 5",
                "<p title=\"{{clinic.name}} {{clinic.phone}}\">x</p><a href=\"#top\">up</a>",
                "{{#if provider.display_name}}<p>{{provider.display_name}}</p>{{else}}<p>x</p>{{/if}}"
            })
    void htmlThatAMailNeedsIsNotRefused(String html) {
        assertThat(faults(Kind.CONFIRMATION, Part.HTML, "<p>" + LINK + "</p>" + html))
                .isEmpty();
    }

    /** The example of docs/howto/own-templates.md, for a language that runs from right to left. */
    @Test
    void anArabicMailAndTextCouldBePublished() {
        assertThat(faults(Kind.CONFIRMATION, Part.HTML, Golden.read("own/arabic.in.hbs")))
                .isEmpty();
        assertThat(new CheckTemplate(LANGUAGE, MADE_UP, 3)
                        .faults(organisation(), slot(Scope.ORGANISATION), Golden.read("own/arabic-sms.in.hbs")))
                .isEmpty();
    }

    @Test
    void everyReasonIsToldAtOnce() {
        assertThat(faults(
                        Kind.CONFIRMATION,
                        Part.HTML,
                        "<script>\n{{patient.nickname}}\n{{log 1}}\namina.lee@springfield.example"))
                .extracting(Fault::line)
                .contains(0, 1, 2, 3, 4);
    }

    @Test
    void aTextOutOfWhichNothingComesIsRefused() {
        assertThat(faults(Kind.CANCELLATION, Part.SMS, "{{! nothing }} "))
                .extracting(Fault::reason)
                .containsExactly("nothing comes out");
    }

    @Test
    void aTextForAClinicThatIsNotThereIsRefused() {
        assertThat(check.faults(
                        organisation(), slot(new Scope(Optional.of(new ClinicId("gone")), Optional.empty())), LINK))
                .hasSize(1);
    }

    private List<Fault> faults(Kind kind, Part part, String text) {
        return check.faults(organisation(), new Slot(Scope.ORGANISATION, new TemplateName("en", kind, part)), text);
    }

    private static Slot slot(Scope scope) {
        return new Slot(scope, new TemplateName("en", Kind.CONFIRMATION, Part.SMS));
    }

    private static Organisation organisation() {
        return new Organisation(
                new OrganisationId("springfield"),
                "Springfield",
                Set.of(),
                List.of(clinic("long", "A clinic with a name of more than forty signs"), clinic("short", "Clinic")),
                List.of(new AppointmentType("TH1", Optional.empty(), "Video review", true, Duration.ofMinutes(20))),
                List.of(new Clinician(
                        "lee",
                        Set.of(),
                        "Dr Amina Lee",
                        Optional.of("amina.lee@springfield.example"),
                        Optional.of("7d1f0000-0000-4000-8000-000000000001"))),
                List.of());
    }

    private static Clinic clinic(String id, String name) {
        return new Clinic(
                new ClinicId(id),
                "cardiology",
                id,
                Optional.of(name),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960001",
                new Clinic.Location("Riverside House", "1 River Road, Springfield"),
                "riverside.clinic@springfield.example",
                Set.of(),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                Reminding.NONE,
                List.of("en", "cy"),
                Map.of("en", "Find a quiet room.\nCharge your phone."),
                new Clinic.Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                false);
    }
}
