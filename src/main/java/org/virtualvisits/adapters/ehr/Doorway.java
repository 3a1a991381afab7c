package org.virtualvisits.adapters.ehr;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The only way out to an EHR. A host has a name; the name is resolved once for a connection, each of its addresses must be
 * public, and the connection is made to one of those very addresses, so that a name which means something else a moment
 * later leads nowhere. What is connected is looked at again before a byte is sent. No redirect is followed, no proxy
 * resolves names in our place.
 */
final class Doorway {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** A name whose last part is not a number, so that no way to write an address passes for one. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9_-]{1,63}\\.)+[a-z][a-z0-9-]{1,62}");

    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    private final Resolver resolver;
    private final boolean local;
    private final OkHttpClient http;

    /**
     * Builds the client.
     *
     * @param local whether this deployment runs on a developer's machine, where an EHR may, too
     * @param callLimit for one request, from first to last byte
     */
    Doorway(Resolver resolver, boolean local, Duration callLimit) {
        this.resolver = resolver;
        this.local = local;
        this.http = new OkHttpClient.Builder()
                .dns(this::lookup)
                .addNetworkInterceptor(this::checked)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(callLimit)
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(callLimit)
                .writeTimeout(callLimit)
                .build();
    }

    /** The client that goes through here. */
    OkHttpClient http() {
        return http;
    }

    /** The address, by the same reading as it will be asked with; empty if it may not be asked. */
    Optional<HttpUrl> address(String text) {
        return Optional.ofNullable(HttpUrl.parse(text))
                .filter(url -> url.username().isEmpty() && url.password().isEmpty() && url.fragment() == null)
                .filter(url -> url.isHttps() ? NAME.matcher(url.host()).matches() : isThisMachine(url.host()));
    }

    private boolean isThisMachine(String host) {
        return local && THIS_MACHINE.contains(host);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            check(address);
        }
        return addresses;
    }

    private Response checked(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null) {
            throw new Closed("nothing is connected");
        }
        check(connection.socket().getInetAddress());
        return chain.proceed(chain.request());
    }

    private void check(InetAddress address) throws Closed {
        if (!PublicInternet.has(address) && !(local && address.isLoopbackAddress())) {
            throw new Closed("not an address of the public internet");
        }
    }

    /** How names become addresses. */
    interface Resolver {

        /**
         * All addresses of a host.
         *
         * @throws UnknownHostException if it has none
         */
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** Nobody goes there. Names neither host nor address, as it may be logged. */
    static final class Closed extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private Closed(String why) {
            super(why);
        }
    }
}
