package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The resources that came along with an appointment: contained in it, or beside it in a Bundle. */
record Surroundings(Map<String, ObjectNode> byReference) {

    static Surroundings none() {
        return new Surroundings(Map.of());
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
