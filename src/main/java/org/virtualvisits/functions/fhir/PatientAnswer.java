package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.poll.AskForPatient;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.functions.wire.Json;

/** A FHIR Patient, read as one that came along with an appointment. */
public final class PatientAnswer implements AskForPatient.Reader {

    @Override
    public Optional<Patient> read(String json, String id, String key, Instant now) {
        return Json.answer(json)
                .filter(resource -> Nodes.code(resource, "resourceType").equals("Patient"))
                .filter(resource -> Nodes.code(resource, "id").equals(id))
                .map(resource -> new Person(named(id, resource), now).patient(key));
    }

    private static Named named(String id, ObjectNode resource) {
        String name = "Patient/" + id;
        return Named.of(
                JsonNodeFactory.instance.objectNode().put("reference", name), new Surroundings(Map.of(name, resource)));
    }
}
