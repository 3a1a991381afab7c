package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The {@code $select} of a call; without one, everything. */
record Selection(List<String> names) {

    /** Refuses a name the type does not have, in Graph's words. */
    static Selection of(Call call, Set<String> known, String type) {
        List<String> names = call.option("$select").stream()
                .flatMap(option -> Arrays.stream(option.split(",")))
                .map(String::strip)
                .toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw GraphError.badRequest(
                        "Parsing OData Select and Expand failed: Could not find a property named '%s' on type '%s'."
                                .formatted(name, type));
            }
        }
        return new Selection(names);
    }

    ObjectNode apply(ObjectNode all) {
        return names.isEmpty() ? all.deepCopy() : all.deepCopy().retain(names);
    }
}
