package org.virtualvisits.adapters.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RedirectHandlerOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * Makes the one Graph client of the process. Building one takes seconds, so it is built once and shared; it is safe for
 * any number of threads.
 *
 * <p>It never repeats a request and never sleeps: an answer becomes an outcome, and the queue repeats it. The SDK's own
 * way would repeat a POST whose first copy took effect, and hold a worker thread for up to three minutes. The one
 * exception is a 401 that asks for a fresher token (continuous access evaluation): nothing has happened then.
 */
public final class GraphClients {

    /** How long one call may take, from first to last byte: three fit the two minutes a visit is held for. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(25);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private GraphClients() {}

    /**
     * Where Graph is.
     *
     * @param baseUrl with the version and no slash after it; http only for this machine
     * @param scope what tokens are asked for: the resource with {@code /.default}
     */
    public record Endpoint(URI baseUrl, String scope) {

        /** Graph's public cloud. */
        public static final Endpoint PUBLIC =
                new Endpoint(URI.create("https://graph.microsoft.com/v1.0"), "https://graph.microsoft.com/.default");

        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

        /**
         * Checks the address.
         *
         * @throws IllegalArgumentException if a token would travel in the clear, or there is no host to send one to
         */
        public Endpoint {
            String host = baseUrl.getHost();
            boolean safe = "https".equals(baseUrl.getScheme())
                    || ("http".equals(baseUrl.getScheme()) && host != null && THIS_MACHINE.contains(host));
            if (host == null || !safe) {
                throw new IllegalArgumentException("Graph is reached by https: " + baseUrl);
            }
        }
    }

    /**
     * A client.
     *
     * @param callLimit usually {@link #CALL_LIMIT}; signing in is the credential's own time and not part of it
     * @param ids names each request, never the same twice
     * @param exchanges is told of every request once it is over
     */
    public static GraphServiceClient connect(
            Endpoint endpoint,
            TokenCredential credential,
            Duration callLimit,
            Supplier<UUID> ids,
            Consumer<GraphExchange> exchanges) {
        // For a host that is not listed the SDK sends requests without a token and says nothing.
        String[] hosts = {endpoint.baseUrl().getHost()};
        var authentication = new AzureIdentityAuthenticationProvider(credential, hosts, endpoint.scope());
        OkHttpClient http = http(callLimit, new CallHeaders(ids, exchanges));
        return new GraphServiceClient(
                new BaseGraphRequestAdapter(authentication, endpoint.baseUrl().toString(), http));
    }

    private static OkHttpClient http(Duration callLimit, CallHeaders headers) {
        RequestOption[] options = {
            new RetryHandlerOption((delay, attempt, request, response) -> false, 0, 0),
            // A redirect would be followed with the body, which may hold a patient's message, to any host.
            new RedirectHandlerOption(0, response -> false),
            GraphServiceClient.getGraphClientOptions()
        };
        return GraphClientFactory.create(options)
                .addInterceptor(headers)
                .addNetworkInterceptor(new NoInstantRepeat())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(callLimit)
                .connectTimeout(callLimit.compareTo(CONNECT_LIMIT) < 0 ? callLimit : CONNECT_LIMIT)
                .readTimeout(callLimit)
                .writeTimeout(callLimit)
                .build();
    }
}
