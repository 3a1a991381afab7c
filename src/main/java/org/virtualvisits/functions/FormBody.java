package org.virtualvisits.functions;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a browser's form sends (application/x-www-form-urlencoded), and how a query is written. */
record FormBody(Map<String, String> fields) {

    private static final int LONGEST = 16_384;
    private static final int MOST_FIELDS = 50;

    /** Keeps its own copy. */
    FormBody {
        fields = Map.copyOf(fields);
    }

    /** Reads a body; what is no form has no fields. */
    static FormBody of(Optional<String> body) {
        var fields = new HashMap<String, String>();
        String text = body.filter(its -> its.length() <= LONGEST).orElse("");
        for (String pair : text.split("&", MOST_FIELDS)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded(pair.substring(equals + 1))
                        .ifPresent(value -> fields.putIfAbsent(pair.substring(0, equals), value));
            }
        }
        return new FormBody(fields);
    }

    /** A field that is not blank. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    /** A value as it stands in a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
