package org.virtualvisits.sandbox.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query string as functions see it: decoded, repeated names joined by commas, parameters without a value left out. */
final class Query {

    private Query() {}

    static Map<String, String> of(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && equals < pair.length() - 1) {
                    parameters.merge(
                            decode(pair.substring(0, equals)),
                            decode(pair.substring(equals + 1)),
                            (first, next) -> first + "," + next);
                }
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
