package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the host hands it to the worker.
 *
 * @param headers names in lower case
 * @param body a {@code String}, a {@code byte[]} (octet-stream and multipart only), or null when there was none
 */
record HttpPayload(
        HttpMethod method,
        URI uri,
        Map<String, String> headers,
        Map<String, String> query,
        @Nullable Object body) {

    /** Reads a request; its URL is the one the caller used. */
    static HttpPayload of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        URI uri = exchange.getRequestURI();
        String named = headers.getOrDefault("host", "");
        String host = named.matches("[A-Za-z0-9.:\\[\\]-]+") ? named : authority(exchange);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new HttpPayload(
                HttpMethod.value(exchange.getRequestMethod()),
                URI.create("http://" + host + uri.getRawPath() + query),
                Collections.unmodifiableMap(headers),
                Query.of(uri.getRawQuery()),
                RequestBody.of(exchange));
    }

    private static String authority(HttpExchange exchange) {
        var address = exchange.getLocalAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
