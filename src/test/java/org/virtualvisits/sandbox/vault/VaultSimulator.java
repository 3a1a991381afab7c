package org.virtualvisits.sandbox.vault;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;

/** The secrets of an Azure Key Vault on this machine, over HTTP, for Microsoft's own client. Holds its rules of versions. */
public final class VaultSimulator implements AutoCloseable {

    /** The client refuses to send a token over plain HTTP; so it believes in this, and its requests are led here. */
    private static final String ADDRESS = "https://rotation.vault.example.org";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final VaultPaths paths;

    private VaultSimulator(HttpServer server, InstantSource clock) {
        this.server = server;
        this.paths = new VaultPaths(ADDRESS, clock);
        server.createContext("/", paths);
        server.setExecutor(threads);
    }

    /** Starts an empty vault on 127.0.0.1. */
    public static VaultSimulator start(InstantSource clock) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            var simulator = new VaultSimulator(HttpServer.create(new InetSocketAddress(loopback, 0), 0), clock);
            simulator.server.start();
            return simulator;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Microsoft's client, signed in. */
    public SecretClient client() {
        HttpClient http = new JdkHttpClientBuilder().build();
        return new SecretClientBuilder()
                .vaultUrl(ADDRESS)
                .credential(request ->
                        Mono.just(new AccessToken("token", OffsetDateTime.of(2099, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))))
                .disableChallengeResourceVerification()
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
                .httpClient(request -> http.send(request.setUrl(here(request.getUrl()))))
                .buildClient();
    }

    /** The values of a secret that can still be read, oldest first. */
    public List<String> readable(String name) {
        return paths.readable(name);
    }

    /** Every value of every secret there ever was. */
    public List<String> everything() {
        return paths.everything();
    }

    /** From now on requests of this method are answered so; 200 means as they should be. */
    public void answer(String method, int status) {
        paths.answer(method, status);
    }

    private URL here(URL asked) {
        try {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + asked.getFile())
                    .toURL();
        } catch (MalformedURLException never) {
            throw new UncheckedIOException(never);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
