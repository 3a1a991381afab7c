package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.sandbox.host.LocalRequest;

/** The administrators' doors. */
final class ConfigurationFunctionsTest {

    private static final String TOKEN = "a-new-token-of-at-least-32-characters";

    private final Doors doors = new Doors();

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        assertThat(ConfigurationJson.load(ConfigurationJson.write(Doors.north()).toString()))
                .isEqualTo(Doors.north());
    }

    @Test
    void theWholeConfigurationIsShownAndPutBackUnchanged() {
        HttpResponseMessage shown = everything(HttpMethod.GET, "north", Doors.NORTH_ADMINISTRATOR, null);

        HttpResponseMessage put =
                everything(HttpMethod.PUT, "north", Doors.NORTH_ADMINISTRATOR, String.valueOf(shown.getBody()));

        assertThat(put.getStatusCode()).isEqualTo(204);
        assertThat(doors.organisations.find(Doors.NORTH)).contains(Doors.north());
    }

    @Test
    void whatTheWholeDoesNotNameIsRemoved() {
        ObjectNode document = ConfigurationJson.write(Doors.north());
        document.putArray("clinicians");
        document.putArray("sources");

        everything(HttpMethod.PUT, "north", Doors.NORTH_ADMINISTRATOR, document.toString());

        Organisation north = doors.organisations.find(Doors.NORTH).orElseThrow();
        assertThat(north.clinicians()).isEmpty();
        assertThat(north.clinics()).hasSize(2);
        assertThat(doors.post(Doors.bearer(Doors.NORTH_TOKEN), "{}").getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void onlyTheDeploymentsAdministratorMakesOrganisations() {
        String row = "{\"name\":\"West\",\"administratorToken\":\"" + TOKEN + "\"}";

        assertThat(organisation(HttpMethod.PUT, "west", Doors.NORTH_ADMINISTRATOR, row)
                        .getStatusCode())
                .isEqualTo(401);
        assertThat(organisation(HttpMethod.PUT, "west", Doors.DEPLOYMENT_ADMINISTRATOR, row)
                        .getStatusCode())
                .isEqualTo(204);
        HttpResponseMessage shown = organisation(HttpMethod.GET, "west", TOKEN, null);
        assertThat(Doors.json(shown).at("/administrators/0").asText()).isEqualTo(Digest.sha256Hex(TOKEN));
        assertThat(String.valueOf(shown.getBody())).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"south", "nowhere", "No Where"})
    void toAnAdministratorOfOneEveryOtherOrganisationLooksAlike(String organisation) {
        HttpResponseMessage response = everything(HttpMethod.GET, organisation, Doors.NORTH_ADMINISTRATOR, null);

        assertThat(response.getStatusCode()).isEqualTo(401);
        assertThat(response.getBody())
                .isEqualTo(everything(HttpMethod.GET, "north", "wrong", null).getBody());
    }

    @Test
    void aSourcesTokenAdministersNothing() {
        assertThat(everything(HttpMethod.GET, "north", Doors.NORTH_TOKEN, null).getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void aSourceThatIsPutMayCallAtOnceAndOneThatIsRemovedMayNot() {
        assertThat(source(HttpMethod.PUT, "second", "{\"name\":\"Second\",\"token\":\"" + TOKEN + "\"}")
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(doors.post(Doors.bearer(TOKEN), null).getStatusCode()).isEqualTo(204);

        assertThat(source(HttpMethod.DELETE, "second", null).getStatusCode()).isEqualTo(204);
        assertThat(doors.post(Doors.bearer(TOKEN), null).getStatusCode()).isEqualTo(401);
        assertThat(source(HttpMethod.GET, "second", null).getStatusCode()).isEqualTo(404);
    }

    @Test
    void aSourceOrTokenOfAnotherIsTaken() {
        String south = Digest.sha256Hex(Doors.SOUTH_TOKEN);

        assertThat(source(HttpMethod.PUT, "south-ehr", "{\"name\":\"Mine now\"}")
                        .getStatusCode())
                .isEqualTo(409);
        assertThat(source(HttpMethod.PUT, "third", "{\"name\":\"Third\",\"tokens\":[\"" + south + "\"]}")
                        .getStatusCode())
                .isEqualTo(409);
        assertThat(doors.organisations.ofSource(new SourceId("south-ehr"))).contains(new OrganisationId("south"));
    }

    @Test
    void aWholeConfigurationWithATakenTokenChangesNothing() {
        ObjectNode document = ConfigurationJson.write(Doors.north());
        document.put("name", "Renamed");
        ((ObjectNode) document.at("/sources/0")).putArray("tokens").add(Digest.sha256Hex(Doors.SOUTH_TOKEN));

        assertThat(everything(HttpMethod.PUT, "north", Doors.NORTH_ADMINISTRATOR, document.toString())
                        .getStatusCode())
                .isEqualTo(409);
        assertThat(doors.organisations.find(Doors.NORTH)).contains(Doors.north());
    }

    @Test
    void aTokenMayMoveFromASourceThatGoes() {
        ObjectNode document = ConfigurationJson.write(Doors.north());
        ((ObjectNode) document.at("/sources/0")).put("id", "north-next");

        assertThat(everything(HttpMethod.PUT, "north", Doors.NORTH_ADMINISTRATOR, document.toString())
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(doors.organisations.ofToken(Digest.sha256Hex(Doors.NORTH_TOKEN)))
                .contains(new SourceId("north-next"));
    }

    @Test
    void itemsAreListedShownReplacedAndRemovedOneByOne() {
        assertThat(Doors.json(doors.configuration.clinics(get("clinics"), "north", doors.context))
                        .at("/clinics")
                        .size())
                .isEqualTo(2);
        JsonNode clinic = Doors.json(
                doors.configuration.clinic(get("clinics/respiratory"), "north", "respiratory", doors.context));
        assertThat(clinic.path("timeZone").asText()).isEqualTo("Europe/London");

        String changed =
                ((ObjectNode) clinic).put("publicName", "The Cough Clinic").toString();
        doors.configuration.clinic(put("clinics/respiratory", changed), "north", "respiratory", doors.context);
        doors.configuration.clinician(delete("clinicians/okafor"), "north", "okafor", doors.context);

        Organisation north = doors.organisations.find(Doors.NORTH).orElseThrow();
        assertThat(north.clinics().getLast().publicName()).contains("The Cough Clinic");
        assertThat(north.clinicians()).isEmpty();
        assertThat(Doors.json(doors.configuration.clinicians(get("clinicians"), "north", doors.context))
                        .toString())
                .isEqualTo("{\"clinicians\":[]}");
        assertThat(Doors.json(doors.configuration.sources(get("sources"), "north", doors.context))
                        .at("/sources/0/id")
                        .asText())
                .isEqualTo("north-ehr");
    }

    @Test
    void aTypeWithASystemIsNamedByBoth() {
        String body = "{\"description\":\"Video\",\"telehealth\":true,\"length\":\"PT20M\"}";
        String path = "appointment-types/448337001?system=http://snomed.info/sct";

        doors.configuration.appointmentType(put(path, body), "north", "448337001", doors.context);

        Organisation north = doors.organisations.find(Doors.NORTH).orElseThrow();
        assertThat(north.typeCoded(List.of("http://snomed.info/sct|448337001"))).isPresent();
        assertThat(north.typeCoded(List.of("http://other|448337001"))).isEmpty();
        assertThat(doors.configuration
                        .appointmentType(get(path), "north", "448337001", doors.context)
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(doors.configuration
                        .appointmentType(delete(path), "north", "448337001", doors.context)
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(Doors.json(doors.configuration.appointmentTypes(get("appointment-types"), "north", doors.context))
                        .at("/appointmentTypes")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/clinics/0/timeZone, `\"Europe/Nowhere\"`",
                "/clinics/0/timeZone, `\"GMT+1\"`",
                "/clinics/0/region, `\"UK\"`",
                "/clinics/0/sender, `\"visits\"`",
                "/clinics/0/sender, `\"a@example.org\\r\\nBcc: b@example.org\"`",
                "/clinics/0/opensBefore, `\"30 minutes\"`",
                "/clinics/0/opensBefore, `\"-PT1M\"`",
                "/clinics/0/closesAfter, `\"P8D\"`",
                "/clinics/0/reminders, `[\"P1D\",\"soon\"]`",
                "/clinics/0/reminders, `[\"PT0S\"]`",
                "/clinics/0/languages, `[\"EN\"]`",
                "/clinics/0/preparation, `{\"fr\":\"Bonjour\"}`",
                "/clinics/0/preparation/en, `{\"en\":7}`",
                "/clinics/0/organiser, `\"nobody\"`",
                "/clinics/0/organiser/facilitator, `{\"facilitator\":\"no-reply@example.org\"}`",
                "/clinics/0/onDecline, `\"CANCEL\"`",
                "/clinics/0/onDecline, `true`",
                "/clinics/0/id, `\"Not A Slug\"`",
                "/clinics/1/id, `\"evening\"`",
                "/clinics/0/location, `null`",
                "/clinics/0/colour, `\"red\"`",
                "/appointmentTypes/0/telehealth, `\"yes\"`",
                "/appointmentTypes/0/length, `\"PT0S\"`",
                "/appointmentTypes/0/code, `\"a|b\"`",
                "/clinicians/0/displayName, `\"okafor@example.nhs.uk\"`",
                "/clinicians/0/objectId, `\"okafor\"`",
                "/clinicians/0/userPrincipalName, `\"okafor\"`",
                "/sources/0/token, `\"too short\"`",
                "/sources/0/tokens, `[\"north-token\"]`",
                "/sources/0/signingSecrets, `[\"whsec_c2VjcmV0LXZhbHVlLXNlY3JldC12YWx1ZQ==\"]`",
                "/sources/0/order, `\"random\"`",
                "/sources/0/clinic, `\"elsewhere\"`",
                "/administrators, `[\"north-administrator\"]`",
                "/name, `null`",
                "/id, `\"south\"`",
            })
    void whatIsWrongIsPointedAtAndNothingIsStored(String pointer, String value) {
        ObjectNode document = ConfigurationJson.write(Doors.north());
        int slash = pointer.lastIndexOf('/');
        boolean inside = pointer.endsWith("/preparation/en") || pointer.endsWith("/facilitator");
        String place = inside ? pointer.substring(0, slash) : pointer;
        ObjectNode parent = (ObjectNode) document.at(place.substring(0, place.lastIndexOf('/')));
        parent.set(place.substring(place.lastIndexOf('/') + 1), Doors.parsed(value));

        HttpResponseMessage response =
                everything(HttpMethod.PUT, "north", Doors.NORTH_ADMINISTRATOR, document.toString());

        assertThat(response.getStatusCode()).isEqualTo(422);
        var pointers = new ArrayList<String>();
        Doors.json(response)
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        assertThat(pointers).contains(pointer);
        assertThat(doors.organisations.find(Doors.NORTH)).contains(Doors.north());
    }

    @Test
    void aThirdTokenIsOneTooMany() {
        String digests = "[\"" + "0".repeat(64) + "\",\"" + "1".repeat(64) + "\"]";

        assertThat(source(HttpMethod.PUT, "x", "{\"name\":\"X\",\"tokens\":" + digests + "}")
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(source(
                                HttpMethod.PUT,
                                "x",
                                "{\"name\":\"X\",\"token\":\"" + TOKEN + "\",\"tokens\":" + digests + "}")
                        .getStatusCode())
                .isEqualTo(422);
    }

    private HttpResponseMessage organisation(HttpMethod method, String id, String token, @Nullable String body) {
        return doors.configuration.organisation(
                Doors.request(method, "organisations/x", Doors.bearer(token), body), id, doors.context);
    }

    private HttpResponseMessage everything(HttpMethod method, String id, String token, @Nullable String body) {
        return doors.configuration.everything(
                Doors.request(method, "organisations/x/configuration", Doors.bearer(token), body), id, doors.context);
    }

    private HttpResponseMessage source(HttpMethod method, String id, @Nullable String body) {
        return doors.configuration.source(administered(method, "sources/" + id, body), "north", id, doors.context);
    }

    private static LocalRequest<Optional<String>> get(String path) {
        return administered(HttpMethod.GET, path, null);
    }

    private static LocalRequest<Optional<String>> put(String path, String body) {
        return administered(HttpMethod.PUT, path, body);
    }

    private static LocalRequest<Optional<String>> delete(String path) {
        return administered(HttpMethod.DELETE, path, null);
    }

    private static LocalRequest<Optional<String>> administered(HttpMethod method, String path, @Nullable String body) {
        Map<String, String> headers = Doors.bearer(Doors.NORTH_ADMINISTRATOR);
        return Doors.request(method, "organisations/north/" + path, headers, body);
    }
}
