package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Azure Communication Services' SMS as its REST reference has it: asks for a bearer token, answers for each recipient, and
 * sends once what carries the same repeatability id and date.
 */
public final class AcsSimulator implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final InstantSource clock;
    private final TextServer server;
    private final List<SentText> messages = new CopyOnWriteArrayList<>();
    private final Map<String, String> repeatable = new ConcurrentHashMap<>();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    private AcsSimulator(InstantSource clock, int port) {
        this.clock = clock;
        this.server = new TextServer(port, this::answer);
    }

    /**
     * Starts one.
     *
     * @param port 0 for any free one
     */
    public static AcsSimulator start(InstantSource clock, int port) {
        return new AcsSimulator(clock, port);
    }

    /** The endpoint. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** What was sent, in order. */
    public List<SentText> messages() {
        return List.copyOf(messages);
    }

    /** How many requests took effect or were refused by the service's own rules. */
    public int requests() {
        return requests.get();
    }

    /** The next requests go wrong. */
    public void plan(TextFault fault) {
        server.plan(fault);
    }

    /** The owner of this number has answered STOP. */
    public void optOut(String number) {
        optedOut.add(number);
    }

    @Override
    public void close() {
        server.close();
    }

    private TextServer.Answer answer(TextServer.Request request) {
        requests.incrementAndGet();
        if (request.authorization().isBlank()) {
            return problem(401, "Denied", "Denied by the resource provider.");
        }
        if (!request.method().equals("POST") || !request.target().getPath().equals("/sms")) {
            return problem(404, "NotFound", "There is no such resource.");
        }
        if (!"api-version=2021-03-07".equals(request.target().getQuery())) {
            return problem(400, "UnsupportedApiVersion", "The api-version is not supported.");
        }
        JsonNode body = request.body();
        if (body.path("from").asText().isEmpty()
                || body.path("message").asText().isEmpty()
                || body.path("smsRecipients").isEmpty()) {
            return problem(400, "BadRequest", "from, message and smsRecipients are required.");
        }
        ObjectNode answer = MAPPER.createObjectNode();
        var items = answer.putArray("value");
        body.path("smsRecipients").forEach(recipient -> items.add(item(body, recipient)));
        return new TextServer.Answer(202, answer);
    }

    private synchronized ObjectNode item(JsonNode body, JsonNode recipient) {
        String to = recipient.path("to").asText();
        if (!E164.matcher(to).matches()) {
            return refused(to, "Invalid To phone number format.");
        }
        if (optedOut.contains(to)) {
            return refused(to, "The recipient has opted out.");
        }
        String id = recipient.path("repeatabilityRequestId").asText();
        String date = recipient.path("repeatabilityFirstSent").asText();
        if (!UUID_TEXT.matcher(id).matches() || !isFixdate(date)) {
            return refused(to, "The repeatability id or date is malformed.");
        }
        String messageId = repeatable.computeIfAbsent(id + " " + date, same -> sent(body, to));
        return MAPPER.createObjectNode()
                .put("to", to)
                .put("messageId", messageId)
                .put("httpStatusCode", 202)
                .put("repeatabilityResult", "accepted")
                .put("successful", true);
    }

    private String sent(JsonNode body, String to) {
        String id = "Outgoing_%05d_noam".formatted(messages.size() + 1);
        messages.add(new SentText(
                id,
                body.path("smsSendOptions").path("tag").asText(),
                body.path("from").asText(),
                to,
                body.path("message").asText(),
                clock.instant()));
        return id;
    }

    private static boolean isFixdate(String text) {
        try {
            return text.length() == 29
                    && ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .getOffset()
                                    .getTotalSeconds()
                            == 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ObjectNode refused(String to, String message) {
        return MAPPER.createObjectNode()
                .put("to", to)
                .put("httpStatusCode", 400)
                .put("errorMessage", message)
                .put("successful", false);
    }

    private static TextServer.Answer problem(int status, String code, String message) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putObject("error").put("code", code).put("message", message);
        return new TextServer.Answer(status, body);
    }
}
