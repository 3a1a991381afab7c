package org.virtualvisits.adapters.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;

/** The people of an appointment, and what a person must mend, inside a column. */
final class PeopleJson {

    private PeopleJson() {}

    static JsonNode encode(Patient patient) {
        ObjectNode node = Json.object().put("key", patient.key());
        Json.put(node, "title", patient.title());
        Json.put(node, "givenName", patient.givenName());
        Json.put(node, "familyName", patient.familyName());
        Json.put(node, "displayName", patient.displayName());
        Json.put(node, "phone", patient.phone());
        Json.put(node, "email", patient.email());
        Json.put(node, "language", patient.language());
        Json.put(node, "reference", patient.reference());
        Json.put(node, "subject", patient.subject());
        Json.put(node, "zone", patient.zone().map(ZoneId::getId));
        role(node, patient.role());
        return node;
    }

    static Patient patient(JsonNode node) {
        return new Patient(
                Json.text(node, "key"),
                Json.maybe(node, "title"),
                Json.maybe(node, "givenName"),
                Json.maybe(node, "familyName"),
                Json.maybe(node, "displayName"),
                Json.maybe(node, "phone"),
                Json.maybe(node, "email"),
                Json.maybe(node, "language"),
                Json.maybe(node, "reference"),
                Json.maybe(node, "subject"),
                Json.maybe(node, "zone").map(ZoneId::of),
                role(node));
    }

    /** Most are patients, and what is usual is not written. */
    static void role(ObjectNode node, Patient.Role role) {
        if (role != Patient.Role.PATIENT) {
            node.put("role", role.name());
        }
    }

    static Patient.Role role(JsonNode node) {
        return Json.maybe(node, "role").map(Patient.Role::valueOf).orElse(Patient.Role.PATIENT);
    }

    static JsonNode encode(Visit.Asked asked) {
        ObjectNode node = Json.object()
                .put("reference", asked.reference())
                .put("at", asked.at().toString());
        node.set("patient", encode(asked.patient()));
        return node;
    }

    static Visit.Asked asked(JsonNode node) {
        return new Visit.Asked(
                Json.text(node, "reference"), Instant.parse(Json.text(node, "at")), patient(node.required("patient")));
    }

    static JsonNode encode(Actor actor) {
        ObjectNode node = Json.object();
        node.set("identifiers", Json.sorted(actor.identifiers()));
        Json.put(node, "display", actor.display());
        return node;
    }

    static Actor actor(JsonNode node) {
        return new Actor(Json.set(node.required("identifiers")), Json.maybe(node, "display"));
    }

    static JsonNode encode(Attention attention) {
        return Json.object()
                .put("code", attention.code().name())
                .put("what", attention.what())
                .put("fix", attention.fix());
    }

    static Attention attention(JsonNode node) {
        return new Attention(
                Attention.Code.valueOf(Json.text(node, "code")), Json.text(node, "what"), Json.text(node, "fix"));
    }
}
