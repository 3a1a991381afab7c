package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The app's keys: FUNCTION routes open to either, ADMIN routes and {@code /admin} to the master key only.
 *
 * @param function the host key, which every function accepts
 * @param master the master key
 */
public record HostKeys(String function, String master) {

    /** Refuses blank keys, which would open every door. */
    public HostKeys {
        if (function.isBlank() || master.isBlank()) {
            throw new IllegalArgumentException("keys must not be blank");
        }
    }

    boolean open(AuthorizationLevel level, HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("x-functions-key");
        String code = Query.of(exchange.getRequestURI().getRawQuery()).get("code");
        String given = header == null ? code : header;
        return switch (level) {
            case ANONYMOUS -> true;
            case FUNCTION -> same(function, given) || same(master, given);
            case ADMIN -> same(master, given);
        };
    }

    private static boolean same(String key, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Names the keys without telling them. */
    @Override
    public String toString() {
        return "HostKeys[function, master]";
    }
}
