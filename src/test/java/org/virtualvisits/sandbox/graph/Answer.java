package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the caller; the headers every answer has are added by the {@link Front}. */
record Answer(int status, Map<String, String> headers, String body) {

    private static final String JSON =
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", JSON), body.toString());
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    static Answer html(int status, String page) {
        return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    /** The same answer with one more header. */
    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
