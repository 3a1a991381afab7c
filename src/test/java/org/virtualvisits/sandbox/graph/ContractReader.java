package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Reads a request body as one of Graph's types: refuses a property the type does not have and a value of another type,
 * and gives back the body in canonical form (enum members as declared, times in UTC, annotations left out).
 */
final class ContractReader {

    private static final String NAMESPACE = "#microsoft.";

    private final Contract contract;
    private final String code;

    /** The code to refuse with; the services behind Graph do not agree on one. */
    ContractReader(Contract contract, String code) {
        this.contract = contract;
        this.code = code;
    }

    ObjectNode read(String declared, ObjectNode body) {
        String type = actualType(declared, body);
        Map<String, String> properties = contract.properties(type);
        properties.putAll(contract.navigation(type));
        ObjectNode canonical = Json.object();
        body.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.contains("@")) {
                return;
            }
            String propertyType = properties.get(name);
            if (propertyType == null) {
                throw refusal("The property '%s' does not exist on type 'microsoft.%s'. Make sure to only use property"
                                .formatted(name, type)
                        + " names that are defined by the type or mark the type as open type.");
            }
            canonical.set(name, value(name, propertyType, entry.getValue()));
        });
        return canonical;
    }

    private String actualType(String declared, ObjectNode body) {
        String annotated = Json.text(body, "@odata.type").orElse(NAMESPACE + declared);
        String type = annotated.startsWith(NAMESPACE) ? annotated.substring(NAMESPACE.length()) : annotated;
        if (!contract.knows(type) || !contract.derives(type, declared)) {
            throw refusal("A type named '%s' could not be resolved by the model.".formatted(annotated));
        }
        if (type.equals("graph.attachment")) {
            throw refusal("An attachment needs '@odata.type', as microsoft.graph.attachment is abstract.");
        }
        return type;
    }

    private JsonNode value(String name, String declared, JsonNode value) {
        boolean required = declared.endsWith("!");
        String type = required ? declared.substring(0, declared.length() - 1) : declared;
        if (value.isNull()) {
            if (required) {
                throw wrong(name, type);
            }
            return value;
        }
        if (type.startsWith("Collection(")) {
            return collection(name, Contract.elementType(type), value);
        }
        if (type.startsWith("Edm.")) {
            return Primitive.canonical(type, value).orElseThrow(() -> wrong(name, type));
        }
        if (contract.isEnum(type)) {
            return contract.enumValue(type, value.asText())
                    .filter(member -> value.isTextual())
                    .map(member -> Json.MAPPER.getNodeFactory().textNode(member))
                    .orElseThrow(() -> refusal("Requested value '%s' was not found.".formatted(value.asText())));
        }
        if (value instanceof ObjectNode object && contract.knows(type)) {
            return read(type, object);
        }
        throw wrong(name, type);
    }

    private ArrayNode collection(String name, String type, JsonNode value) {
        if (!value.isArray()) {
            throw wrong(name, "Collection(" + type + ")");
        }
        ArrayNode canonical = Json.MAPPER.createArrayNode();
        value.forEach(each -> canonical.add(value(name, type + "!", each)));
        return canonical;
    }

    private GraphError wrong(String name, String type) {
        return refusal("Cannot convert the value of property '%s' to the expected type '%s'.".formatted(name, type));
    }

    private GraphError refusal(String message) {
        return new GraphError(400, code, message);
    }
}
