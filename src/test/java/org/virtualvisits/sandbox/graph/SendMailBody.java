package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The parameters of {@code sendMail}, whose names Graph takes in any case (its CSDL and its pages differ). */
record SendMailBody(ObjectNode message, boolean saveToSentItems) {

    /** A MIME body has no parameters, and is always saved. */
    static final SendMailBody MIME = new SendMailBody(Json.object(), true);

    static SendMailBody of(ObjectNode body) {
        ObjectNode message = null;
        boolean save = true;
        for (var entry : body.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey().toLowerCase(Locale.ROOT)) {
                case "message" -> message = value instanceof ObjectNode object ? object : null;
                case "savetosentitems" -> {
                    if (!value.isBoolean() && !value.isNull()) {
                        throw refusal("Cannot convert the literal '%s' to the expected type 'Edm.Boolean'."
                                .formatted(value.asText()));
                    }
                    save = value.asBoolean(true);
                }
                default ->
                    throw refusal("The parameter '%s' in the request payload is not a valid parameter for the operation"
                                    .formatted(entry.getKey())
                            + " 'sendMail'.");
            }
        }
        if (message == null) {
            throw refusal("The parameter 'Message' is required.");
        }
        return new SendMailBody(message, save);
    }

    private static GraphError refusal(String message) {
        return new GraphError(400, "RequestBodyRead", message);
    }
}
