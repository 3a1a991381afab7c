package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpMethod;
import java.net.URI;
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
        @Nullable Object body) {}
