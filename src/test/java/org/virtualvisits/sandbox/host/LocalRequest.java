package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to a function, made by the local host or by a unit test. Header names are lower case and looked up as
 * they are written, as in the worker: {@code getHeaders().get("content-type")}.
 *
 * @param <T> the form of the body the function asks for
 */
public final class LocalRequest<T extends @Nullable Object> implements HttpRequestMessage<T> {

    private final HttpPayload payload;
    private final T body;

    private LocalRequest(HttpPayload payload, T body) {
        this.payload = payload;
        this.body = body;
    }

    static <T extends @Nullable Object> LocalRequest<T> of(HttpPayload payload, T body) {
        return new LocalRequest<>(payload, body);
    }

    /** A request with a text body; null means no body. Query parameters are those of the URI. */
    public static LocalRequest<Optional<String>> of(
            HttpMethod method, URI uri, Map<String, String> headers, @Nullable String body) {
        return new LocalRequest<>(payload(method, uri, headers, body), Optional.ofNullable(body));
    }

    /** A request with a body of bytes; null means no body. */
    public static LocalRequest<Optional<byte[]>> ofBytes(
            HttpMethod method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
        return new LocalRequest<>(payload(method, uri, headers, body), Optional.ofNullable(body));
    }

    private static HttpPayload payload(HttpMethod method, URI uri, Map<String, String> headers, @Nullable Object body) {
        Map<String, String> lowerCase = new LinkedHashMap<>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        return new HttpPayload(method, uri, Map.copyOf(lowerCase), Query.of(uri.getRawQuery()), body);
    }

    @Override
    public URI getUri() {
        return payload.uri();
    }

    @Override
    public HttpMethod getHttpMethod() {
        return payload.method();
    }

    @Override
    public Map<String, String> getHeaders() {
        return payload.headers();
    }

    @Override
    public Map<String, String> getQueryParameters() {
        return payload.query();
    }

    @Override
    public T getBody() {
        return body;
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return LocalResponse.builder(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return LocalResponse.builder(status);
    }
}
