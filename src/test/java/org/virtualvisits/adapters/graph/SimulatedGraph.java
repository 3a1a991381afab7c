package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.RecordedRequest;
import org.virtualvisits.sandbox.graph.SimulatedUser;
import reactor.core.publisher.Mono;

/**
 * A simulated tenant and the adapter's own client to it. When it closes, every request that was made must have been
 * within the permissions we declare, and free of what must not be in a URL (V8).
 */
final class SimulatedGraph implements AutoCloseable {

    static final String APP = "0f0c5b1a-3c55-4d0b-8a45-61b7b2f0c9aa";
    static final String ROWAN = "11111111-1111-4111-8111-111111111111";
    static final String SAM = "22222222-2222-4222-8222-222222222222";

    /** Has a mailbox and no application access policy. */
    static final String VISITS = "33333333-3333-4333-8333-333333333333";

    static final String CLINIC = "visits@example.nhs.uk";

    /** In nothing we put into a URL. */
    static final List<String> NEVER_IN_A_URL = List.of("Ada", "Okonkwo", "ada.okonkwo", "example.org", "07700");

    final InstantSource clock = new SteppingClock(Duration.ofMillis(200));
    final GraphSimulator graph = GraphSimulator.start(clock, 0);
    final List<GraphExchange> exchanges = new CopyOnWriteArrayList<>();
    final GraphServiceClient client;

    SimulatedGraph() {
        this(Duration.ofSeconds(20));
    }

    SimulatedGraph(Duration callLimit) {
        graph.tenant().applicationPermissions(Set.copyOf(Permissions.DECLARED));
        graph.tenant().put(user(ROWAN, "rowan", Mailbox.USER, true));
        graph.tenant().put(user(SAM, "sam", Mailbox.USER, true));
        graph.tenant().put(user(VISITS, "visits", Mailbox.SHARED, false));
        var endpoint = new GraphClients.Endpoint(graph.baseUrl(), "https://graph.microsoft.com/.default");
        client = GraphClients.connect(endpoint, credential(), callLimit, ids(), exchanges::add);
    }

    static TokenCredential credential() {
        var token =
                new AccessToken("token", Instant.parse("2030-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));
        return request -> Mono.just(token);
    }

    /** For calls that do without Graph's SDK, signed in. */
    static HttpPipeline pipeline(Duration limit) {
        HttpPipelinePolicy token = (context, next) -> {
            context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer token");
            return next.process();
        };
        return new HttpPipelineBuilder()
                .httpClient(new JdkHttpClientBuilder()
                        .connectionTimeout(limit)
                        .responseTimeout(limit)
                        .readTimeout(limit)
                        .build())
                .policies(token)
                .build();
    }

    static Supplier<UUID> ids() {
        var next = new AtomicLong();
        return () -> new UUID(0, next.incrementAndGet());
    }

    static SimulatedUser user(String id, String name, Mailbox mailbox, boolean granted) {
        String address = name + "@example.nhs.uk";
        return new SimulatedUser(id, address, name, address, true, mailbox, granted);
    }

    /** Every request that was made, those in a batch each by itself. */
    List<RecordedRequest> everyRequest() {
        return Stream.concat(
                        graph.requests().stream()
                                .filter(request -> !request.path().endsWith("/$batch")),
                        graph.partsOfBatches().stream())
                .toList();
    }

    @Override
    public void close() {
        graph.close();
        Permissions.assertCovered(everyRequest());
        assertThat(everyRequest())
                .allSatisfy(request ->
                        assertThat(request.path()).doesNotContainIgnoringCase(NEVER_IN_A_URL.toArray(String[]::new)));
    }
}
