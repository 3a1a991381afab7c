package org.virtualvisits.adapters.graph;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from repeating a request by itself: a 503 with {@code Retry-After: 0} makes it send the same request
 * again at once, a POST too, which no option turns off. A network interceptor sees the answer before that happens.
 */
final class NoInstantRepeat implements Interceptor {

    private static final String HEADER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String pause = response.header(HEADER);
        return pause != null && pause.strip().matches("0+")
                ? response.newBuilder().header(HEADER, "1").build()
                : response;
    }
}
