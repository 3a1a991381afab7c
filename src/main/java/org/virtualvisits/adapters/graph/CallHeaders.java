package org.virtualvisits.adapters.graph;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What every request carries, and the note of how it ended. Stands after the SDK's own interceptors, because theirs
 * gives all requests of a client the same {@code client-request-id}.
 */
final class CallHeaders implements Interceptor {

    /** Without it Graph answers {@code unknownFutureValue} for every enum value added since v1.0 was first published. */
    private static final String ALL_ENUM_VALUES = "include-unknown-enum-members";

    private static final String ID = "client-request-id";

    private final Supplier<UUID> ids;
    private final Consumer<GraphExchange> exchanges;

    CallHeaders(Supplier<UUID> ids, Consumer<GraphExchange> exchanges) {
        this.ids = ids;
        this.exchanges = exchanges;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String id = ids.get().toString();
        Request request = chain.request()
                .newBuilder()
                .header(ID, id)
                .header("Prefer", preferences(chain.request().headers("Prefer")))
                .build();
        try {
            Response response = chain.proceed(request);
            String requestId = response.header("request-id");
            exchanges.accept(
                    new GraphExchange(request.method(), response.code(), requestId == null ? "" : requestId, id));
            return response;
        } catch (IOException e) {
            exchanges.accept(new GraphExchange(request.method(), 0, "", id));
            throw e;
        }
    }

    /** All in one header: RFC 7240 allows several, but not every front end reads past the first. */
    private static String preferences(List<String> asked) {
        return asked.isEmpty() ? ALL_ENUM_VALUES : String.join(", ", asked) + ", " + ALL_ENUM_VALUES;
    }
}
