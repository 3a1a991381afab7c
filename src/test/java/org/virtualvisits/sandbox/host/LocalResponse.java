package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a function answered. Header names are case-insensitive. */
public final class LocalResponse implements HttpResponseMessage {

    private final HttpStatusType status;
    private final Map<String, String> headers;
    private final @Nullable Object body;

    private LocalResponse(HttpStatusType status, Map<String, String> headers, @Nullable Object body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static HttpResponseMessage.Builder builder(HttpStatusType status) {
        return new Builder(status);
    }

    @Override
    public HttpStatusType getStatus() {
        return status;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public @Nullable Object getBody() {
        return body;
    }

    /** Every header, by name. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    private static final class Builder implements HttpResponseMessage.Builder {

        private HttpStatusType status;
        private final SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private @Nullable Object body;

        Builder(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public HttpResponseMessage.Builder status(HttpStatusType changed) {
            status = changed;
            return this;
        }

        @Override
        public HttpResponseMessage.Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        @Override
        public HttpResponseMessage.Builder body(@Nullable Object content) {
            body = content;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return new LocalResponse(status, new TreeMap<>(headers), body);
        }
    }
}
