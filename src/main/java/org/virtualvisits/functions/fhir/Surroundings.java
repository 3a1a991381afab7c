package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that came along with an appointment: contained in it, or beside it in a Bundle. */
record Surroundings(Map<String, ObjectNode> byReference) {

    static Surroundings none() {
        return new Surroundings(Map.of());
    }

    /** Those beside each other in a Bundle, by their types and ids and by their addresses there. */
    static Surroundings of(List<ObjectNode> entries) {
        Map<String, ObjectNode> byReference = new HashMap<>();
        for (ObjectNode entry : entries) {
            if (entry.path("resource") instanceof ObjectNode resource) {
                String name = Nodes.code(resource, "resourceType") + "/" + Nodes.code(resource, "id");
                byReference.putIfAbsent(name, resource);
                byReference.putIfAbsent(Nodes.code(entry, "fullUrl").replaceFirst("/_history/[^/]*$", ""), resource);
            }
        }
        return new Surroundings(byReference);
    }

    /** These, and what the appointment itself contains, known as {@code #id}. */
    Surroundings with(ObjectNode appointment) {
        var all = new HashMap<>(byReference);
        Nodes.objects(appointment, "contained")
                .filter(resource -> !Nodes.code(resource, "id").isEmpty())
                .forEach(resource -> all.putIfAbsent("#" + Nodes.code(resource, "id"), resource));
        return new Surroundings(all);
    }

    Optional<ObjectNode> find(String reference) {
        return reference.isEmpty() ? Optional.empty() : Optional.ofNullable(byReference.get(reference));
    }
}
