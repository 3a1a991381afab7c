package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code $select} of a call; without one, everything. */
record Selection(List<String> names) {

    /** Refuses a name the type does not have, in Graph's words. */
    static Selection of(Call call, Set<String> known, String type) {
        return of(call, known, Map.of(), type);
    }

    /** As {@link #of(Call, Set, String)}, with names of properties that only derived types have. */
    static Selection of(Call call, Set<String> known, Map<String, String> casts, String type) {
        List<String> names = call.option("$select").stream()
                .flatMap(option -> Arrays.stream(option.split(",")))
                .map(String::strip)
                .filter(name -> !casts.containsKey(name))
                .toList();
        List<String> derived = call.option("$select").stream()
                .flatMap(option -> Arrays.stream(option.split(",")))
                .flatMap(name -> Optional.ofNullable(casts.get(name.strip())).stream())
                .toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw GraphError.badRequest(
                        "Parsing OData Select and Expand failed: Could not find a property named '%s' on type '%s'."
                                .formatted(name, type));
            }
        }
        return new Selection(Stream.concat(names.stream(), derived.stream()).toList());
    }

    ObjectNode apply(ObjectNode all) {
        return names.isEmpty() ? all.deepCopy() : all.deepCopy().retain(names);
    }
}
