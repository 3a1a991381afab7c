package org.virtualvisits.sandbox.host;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as the host passes it to a Java function: bytes for octet-stream and multipart, else text.
 *
 * <p>Two surprises are the real host's own. Text is read as UTF-8 whatever charset the request names (only a byte
 * order mark changes that), so text in another charset must be sent as {@code application/octet-stream}. And a body
 * without Content-Length (chunked) never reaches the function (azure-functions-host issue 7930).
 */
final class RequestBody {

    private static final long LIMIT = 100L << 20; // bytes; the host's fixed request limit

    private RequestBody() {}

    static boolean isTooLarge(HttpExchange exchange) {
        return length(exchange) > LIMIT;
    }

    /** A {@code String}, a {@code byte[]}, or null for none. */
    static @Nullable Object of(HttpExchange exchange) throws IOException {
        if (length(exchange) <= 0) {
            return null;
        }
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && isBinary(type.toLowerCase(Locale.ROOT).strip()) ? bytes : text(bytes);
    }

    private static long length(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length.strip());
    }

    private static boolean isBinary(String type) {
        return type.startsWith("application/octet-stream") || type.startsWith("multipart/");
    }

    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length
                && Arrays.equals(Arrays.stream(mark).toArray(), unsigned(bytes, mark.length));
    }

    private static int[] unsigned(byte[] bytes, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return values;
    }
}
