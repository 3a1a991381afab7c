package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.LocalWorld;

/** The golden FHIR inputs, sent to the example organisation once it knows their clinicians and types. */
final class Shapes {

    /** The inputs have dates; this is a little after they were written. */
    static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private Shapes() {}

    /** Sets the clock, and adds what the inputs name to the example organisation. */
    static void prepare(Stage stage) {
        stage.world().clock().set(NOW);
        ObjectNode organisation = (ObjectNode) Stage.json(LocalWorld.resource("organisation.json"));
        ArrayNode types = (ArrayNode) organisation.at("/appointmentTypes");
        type(types, "VIDEO").put("system", "https://hospital.example/appointment-types");
        type(types, "respiratory").put("system", "https://hospital.example/services");
        type(types, "124");
        known(organisation, 0, "Practitioner/12", "https://fhir.hl7.org.uk/Id/gmc-number|C9990001", "Practitioner/21");
        known(organisation, 1, "Practitioner/31", "https://fhir.hl7.org.uk/Id/gmc-number|C9990002");
        HttpResponse<String> answer = administer(stage, "PUT", "springfield/configuration", organisation.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static ObjectNode type(ArrayNode types, String code) {
        return types.addObject()
                .put("code", code)
                .put("description", "Video consultation")
                .put("telehealth", true)
                .put("length", "PT20M");
    }

    private static void known(ObjectNode organisation, int clinician, String... names) {
        ArrayNode identifiers = (ArrayNode) organisation.at("/clinicians/" + clinician + "/identifiers");
        for (String name : names) {
            identifiers.add(name);
        }
    }

    /** Sends a request as the deployment's administrator. */
    static HttpResponse<String> administer(Stage stage, String method, String path, String body) {
        return stage.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(stage.world().baseUrl().resolve("/api/organisations/" + path))
                                .header("content-type", "application/json")
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The input of a case, its ids made the case's own. */
    static JsonNode input(String name) {
        JsonNode input =
                Stage.json(Golden.read("fhir/" + name + ".in.json").replaceAll("\\b(200[1-9])\\b(?!-)", "$1-" + name));
        if (!isBundle(input)) {
            ((ObjectNode) input).put("id", name);
        }
        return input;
    }

    static boolean isBundle(JsonNode input) {
        return input.path("resourceType").asText().equals("Bundle");
    }

    /** Sends an input as a FHIR server would. */
    static HttpResponse<String> send(Stage stage, JsonNode input) {
        return isBundle(input)
                ? stage.ehr()
                        .exchange(HttpRequest.newBuilder(stage.world().baseUrl().resolve("/api/fhir"))
                                .header("content-type", "application/fhir+json")
                                .POST(HttpRequest.BodyPublishers.ofString(input.toString())))
                : stage.ehr().put("/api/fhir/Appointment/" + input.path("id").asText(), input.toString());
    }
}
