package org.virtualvisits.adapters.vault;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A Key Vault in memory, behind the real client: asks who calls, then answers as the REST API does (Get Secret). */
final class FakeVault implements HttpClient {

    private static final String ADDRESS = "https://vault.example.org";

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile int status = 200;

    SecretClient client() {
        return new SecretClientBuilder()
                .vaultUrl(ADDRESS)
                .credential(request ->
                        Mono.just(new AccessToken("token", OffsetDateTime.of(2099, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))))
                .disableChallengeResourceVerification()
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
                .httpClient(this)
                .buildClient();
    }

    void put(String name, String value) {
        secrets.put(name, value);
    }

    /** From now on every read is answered so; 200 means as it should be. */
    void answer(int newStatus) {
        status = newStatus;
    }

    int reads() {
        return reads.get();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        if (request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) == null) {
            var challenge = new HttpHeaders()
                    .set(
                            HttpHeaderName.WWW_AUTHENTICATE,
                            "Bearer authorization=\"https://login.example.org/00000000-0000-4000-8000-000000000000\","
                                    + " resource=\"https://vault.example.org\"");
            return Mono.just(new Answer(request, 401, challenge, ""));
        }
        reads.incrementAndGet();
        return Mono.just(read(request));
    }

    private Answer read(HttpRequest request) {
        var headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
        if (status != 200) {
            return new Answer(request, status, headers, "{\"error\":{\"code\":\"Fault\",\"message\":\"as asked\"}}");
        }
        String name = request.getUrl().getPath().split("/")[2];
        return Optional.ofNullable(secrets.get(name))
                .map(value -> new Answer(request, 200, headers, """
                        {"value":"%s","id":"%s/secrets/%s/0123456789abcdef0123456789abcdef",\
                        "attributes":{"enabled":true}}""".formatted(value, ADDRESS, name)))
                .orElseGet(() -> new Answer(request, 404, headers, """
                        {"error":{"code":"SecretNotFound","message":"no such secret"}}"""));
    }

    private static final class Answer extends HttpResponse {

        private final int status;
        private final HttpHeaders headers;
        private final String body;

        private Answer(HttpRequest request, int status, HttpHeaders headers, String body) {
            super(request);
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        @Deprecated
        public @Nullable String getHeaderValue(String name) {
            return headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.just(body);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(body);
        }
    }
}
