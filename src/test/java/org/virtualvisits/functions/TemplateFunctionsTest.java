package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.core.template.CheckTemplate;
import org.virtualvisits.core.template.KeepTemplates;
import org.virtualvisits.core.template.MadeUp;
import org.virtualvisits.core.template.PreviewTemplates;
import org.virtualvisits.core.visit.ExampleMessage;
import org.virtualvisits.sandbox.host.LocalRequest;
import org.virtualvisits.sandbox.memory.InMemoryOwnTemplates;

/** The doors to texts of an organisation's own, from draft to withdrawal, and who may pass them. */
final class TemplateFunctionsTest {

    private static final String LINK = "{{patient.teams_url}}";

    private final Doors doors = new Doors();
    private final InMemoryOwnTemplates own = new InMemoryOwnTemplates();
    private final TemplateFunctions functions = functions();

    @Test
    void aTextGoesFromDraftThroughPublicationAndBackAndIsWithdrawn() {
        assertThat(put("sms", "", "one " + LINK).getStatusCode()).isEqualTo(200);
        assertThat(at(one(HttpMethod.GET, "sms", "", null), "/published")).isEmpty();

        assertThat(at(publish("sms", "", "{\"by\":\"Bea\"}"), "/published")).isEqualTo("1");
        put("sms", "", "two " + LINK);
        assertThat(at(put("sms", "", "two " + LINK), "/latest")).isEqualTo("2");
        assertThat(at(publish("sms", "", "{\"by\":\"Bea\"}"), "/published")).isEqualTo("2");
        assertThat(at(publish("sms", "", "{\"by\":\"Cy\",\"version\":1}"), "/published"))
                .isEqualTo("1");
        HttpResponseMessage shown = one(HttpMethod.GET, "sms", "", null);
        assertThat(at(shown, "/publishedText")).isEqualTo("one " + LINK);
        assertThat(at(shown, "/text")).isEqualTo("two " + LINK);
        assertThat(at(shown, "/history/2/by")).isEqualTo("Cy");
        assertThat(at(shown, "/history/2/token")).startsWith("person:administrator-");

        assertThat(at(one(HttpMethod.DELETE, "sms", "?by=Bea", null), "/published"))
                .isEmpty();
        assertThat(at(versions("sms"), "/versions/1/text")).isEqualTo("two " + LINK);
    }

    @Test
    void whatMustNotBeSentIsKeptAsADraftAndRefusedWithEveryReason() {
        assertThat(put("subject", "", "{{patient.given_name}} {{nobody}}").getStatusCode())
                .isEqualTo(200);

        HttpResponseMessage refused = publish("subject", "", "{\"by\":\"Bea\"}");

        assertThat(refused.getStatusCode()).isEqualTo(422);
        assertThat(at(refused, "/type")).isEqualTo("/problems/unpublishable");
        assertThat(at(refused, "/errors/0/detail") + at(refused, "/errors/1/detail"))
                .contains("nobody is not a variable", "allowPersonalSubject");
        assertThat(at(one(HttpMethod.GET, "subject", "", null), "/published")).isEmpty();
    }

    @Test
    void whatIsLetPassKnowinglyIsSentAndTheReasonIsKept() {
        put("subject", "", "Visit of {{patient.given_name}}");
        assertThat(publish("subject", "", "{\"by\":\"Bea\"}").getStatusCode()).isEqualTo(422);

        publish("subject", "", "{\"by\":\"Bea\",\"allowPersonalSubject\":\"families share a calendar\"}");

        assertThat(at(one(HttpMethod.GET, "subject", "", null), "/history/0/allowPersonalSubject"))
                .isEqualTo("families share a calendar");
    }

    @Test
    void aPreviewShowsTheWholeMessageAndHowATextTravels() {
        HttpResponseMessage preview =
                preview("?clinic=respiratory", "{\"texts\":{\"sms\":\"ŷ " + LINK + "\",\"subject\":\"{{nobody}}\"}}");

        assertThat(at(preview, "/parts/0/filled")).startsWith("ŷ https://visits.example/join/Example");
        assertThat(at(preview, "/parts/0/sms/encoding")).isEqualTo("UCS-2");
        assertThat(at(preview, "/parts/0/sms/parts")).isEqualTo("1");
        assertThat(at(preview, "/parts/1/filled")).isEmpty();
        assertThat(at(preview, "/parts/1/errors/0/detail")).isEqualTo("nobody is not a variable");
        assertThat(at(preview, "/parts/2/source")).isEqualTo("shipped en/confirmation.text");
        assertThat(at(preview, "/parts/2/filled")).contains("North Hospital", "Wilhelmina");
        assertThat(own.all(Doors.NORTH)).isEmpty();
    }

    @Test
    void aPreviewShowsWhatIsSentNow() {
        put("sms", "?clinic=respiratory", "ours " + LINK);
        publish("sms", "?clinic=respiratory", "{\"by\":\"Bea\"}");

        assertThat(at(preview("?clinic=respiratory", "{}"), "/parts/0/source"))
                .isEqualTo("en/confirmation.sms of clinic respiratory");
        assertThat(at(preview("?clinic=evening", "{}"), "/parts/0/source")).isEqualTo("shipped en/confirmation.sms");
    }

    @ParameterizedTest
    @CsvSource({
        "sms, ?clinic=nowhere, 404",
        "sms, ?type=nothing, 404",
        "sms, ?clinic=No%20Slug, 422",
        "nothing, '', 404",
        "sms, ?clinic=respiratory, 200"
    })
    void aTextIsOfAPartAClinicAndATypeThatThereAre(String part, String query, int status) {
        assertThat(put(part, query, LINK).getStatusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"x\"}",
                "{\"by\":\"Bea\"}",
                "{\"by\":\"Bea\",\"text\":\" \"}",
                "{\"by\":\"Bea\",\"text\":1}",
                "{\"by\":\"Bea\",\"text\":\"\\u0000\"}",
                "{\"by\":\"Bea\",\"text\":\"\\ue000\"}",
                "{\"by\":\"Bea\",\"text\":\"\\ud800\"}",
                "{\"by\":\"Bea\",\"text\":\"x\",\"colour\":\"blue\"}"
            })
    void aBodyThatIsNoneIsRefusedAndNothingIsKept(String body) {
        assertThat(one(HttpMethod.PUT, "sms", "", body).getStatusCode()).isEqualTo(422);
        assertThat(own.all(Doors.NORTH)).isEmpty();
    }

    @Test
    void aTextOverItsSizeIsRefusedEvenAsADraft() {
        assertThat(put("sms", "", "x".repeat(2_001)).getStatusCode()).isEqualTo(422);
        assertThat(put("sms", "", "x".repeat(2_000)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void aStyleIsChosenListedAndTakenBack() {
        assertThat(style(HttpMethod.PUT, "?clinic=respiratory", "{\"style\":\"large-print\"}")
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(style(HttpMethod.PUT, "?clinic=nowhere", "{\"style\":\"plain\"}")
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(style(HttpMethod.PUT, "", "{\"style\":\"loud\"}").getStatusCode())
                .isEqualTo(422);
        assertThat(at(list(Doors.NORTH_ADMINISTRATOR), "/styles/0/style")).isEqualTo("large-print");

        style(HttpMethod.DELETE, "?clinic=respiratory", null);
        assertThat(at(list(Doors.NORTH_ADMINISTRATOR), "/styles/0/style")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Doors.NORTH_TOKEN, Doors.SOUTH_TOKEN, "nobody-0123456789-0123456789-0123"})
    void onlyTheOrganisationsAdministratorsPass(String token) {
        assertThat(list(token).getStatusCode()).isEqualTo(401);
        assertThat(list(Doors.NORTH_ADMINISTRATOR).getStatusCode()).isEqualTo(200);
        assertThat(functions
                        .list(request(HttpMethod.GET, "", null, Doors.NORTH_ADMINISTRATOR), "south", doors.context)
                        .getStatusCode())
                .isEqualTo(401);
    }

    private TemplateFunctions functions() {
        var language = new HandlebarsLanguage();
        var madeUp = new MadeUp(new ExampleMessage(URI.create("https://visits.example/join"), true));
        var check = new CheckTemplate(language, madeUp, 3);
        return new TemplateFunctions(
                Doors.administrators(doors.organisations),
                new KeepTemplates(own, doors.organisations, check),
                new PreviewTemplates(own, doors.organisations, language, madeUp, check),
                doors.clock);
    }

    private HttpResponseMessage list(String token) {
        return functions.list(request(HttpMethod.GET, "", null, token), "north", doors.context);
    }

    private HttpResponseMessage put(String part, String query, String text) {
        return one(HttpMethod.PUT, part, query, "{\"by\":\"Bea\",\"text\":\"" + text.replace("\"", "\\\"") + "\"}");
    }

    private HttpResponseMessage one(HttpMethod method, String part, String query, @Nullable String body) {
        return functions.one(
                request(method, query, body, Doors.NORTH_ADMINISTRATOR),
                "north",
                "en",
                "confirmation",
                part,
                doors.context);
    }

    private HttpResponseMessage versions(String part) {
        return functions.versions(
                request(HttpMethod.GET, "", null, Doors.NORTH_ADMINISTRATOR),
                "north",
                "en",
                "confirmation",
                part,
                doors.context);
    }

    private HttpResponseMessage publish(String part, String query, String body) {
        return functions.publish(
                request(HttpMethod.POST, query, body, Doors.NORTH_ADMINISTRATOR),
                "north",
                "en",
                "confirmation",
                part,
                doors.context);
    }

    private HttpResponseMessage preview(String query, String body) {
        return functions.preview(
                request(HttpMethod.POST, query, body, Doors.NORTH_ADMINISTRATOR),
                "north",
                "en",
                "confirmation",
                doors.context);
    }

    private HttpResponseMessage style(HttpMethod method, String query, @Nullable String body) {
        return functions.style(request(method, query, body, Doors.NORTH_ADMINISTRATOR), "north", doors.context);
    }

    private static LocalRequest<Optional<String>> request(
            HttpMethod method, String query, @Nullable String body, String token) {
        return Doors.request(method, "organisations/north/templates" + query, Doors.bearer(token), body);
    }

    private static String at(HttpResponseMessage answer, String pointer) {
        return Doors.json(answer).at(pointer).asText();
    }
}
