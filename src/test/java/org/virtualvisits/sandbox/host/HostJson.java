package org.virtualvisits.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an app's host.json that this host honours, with the host's defaults for what is left out. */
record HostJson(Http http, Queues queues, Duration functionTimeout) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME_SPAN =
            Pattern.compile("(?:(\\d+)\\.)?(\\d{1,2}):([0-5]?\\d):([0-5]?\\d)(?:\\.\\d+)?");

    /** {@code extensions.http}. Requests over {@code maxOutstanding} are answered 429; both default to no limit. */
    record Http(String routePrefix, int maxOutstanding, int maxConcurrent) {}

    /** {@code extensions.queues}; {@code retryDelay} is its visibilityTimeout: the wait after a failed try. */
    record Queues(
            int batchSize,
            int newBatchThreshold,
            int maxDequeueCount,
            Duration retryDelay,
            Duration maxPollingInterval,
            boolean base64) {

        Queues {
            if (batchSize < 1 || batchSize > 32) {
                throw new IllegalArgumentException("host.json: queues.batchSize must be 1 to 32, is " + batchSize);
            }
            if (newBatchThreshold < 0 || maxDequeueCount < 1) {
                throw new IllegalArgumentException("host.json: queues.newBatchThreshold or maxDequeueCount is too low");
            }
        }
    }

    static HostJson read(Path file) throws IOException {
        JsonNode root = JSON.readTree(Files.readString(file));
        JsonNode extensions = root.path("extensions");
        return new HostJson(
                http(extensions.path("http")),
                queues(extensions.path("queues")),
                timeSpan(root.path("functionTimeout").asText("00:05:00")));
    }

    private static Http http(JsonNode http) {
        return new Http(
                http.path("routePrefix").asText("api"),
                unlessNegative(http.path("maxOutstandingRequests").asInt(-1)),
                unlessNegative(http.path("maxConcurrentRequests").asInt(-1)));
    }

    private static Queues queues(JsonNode queues) {
        int batchSize = queues.path("batchSize").asInt(16);
        int threshold = Math.max(1, batchSize / 2) * Runtime.getRuntime().availableProcessors();
        return new Queues(
                batchSize,
                queues.path("newBatchThreshold").asInt(threshold),
                queues.path("maxDequeueCount").asInt(5),
                timeSpan(queues.path("visibilityTimeout").asText("00:00:00")),
                timeSpan(queues.path("maxPollingInterval").asText("00:01:00")),
                base64(queues.path("messageEncoding").asText("base64")));
    }

    private static boolean base64(String encoding) {
        return switch (encoding) {
            case "base64" -> true;
            case "none" -> false;
            default -> throw new IllegalArgumentException("host.json: unknown queues.messageEncoding " + encoding);
        };
    }

    private static int unlessNegative(int limit) {
        return limit < 0 ? Integer.MAX_VALUE : limit;
    }

    private static Duration timeSpan(String text) {
        Matcher parts = TIME_SPAN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("host.json: not a time span ([d.]hh:mm:ss): " + text);
        }
        String days = parts.group(1);
        return Duration.ofDays(days == null ? 0 : Long.parseLong(days))
                .plusHours(Long.parseLong(parts.group(2)))
                .plusMinutes(Long.parseLong(parts.group(3)))
                .plusSeconds(Long.parseLong(parts.group(4)));
    }
}
