package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GOV.UK Notify's text messages as its documentation has them: asks for a signed JWT, knows one template, finds messages by
 * reference, and sends twice what it is given twice.
 */
public final class NotifySimulator implements AutoCloseable {

    /** The template it knows, with the one placeholder {@code ((message))}. */
    public static final String TEMPLATE = "5f3b1c1e-7c2a-4d55-9e5b-0d9b5c6a7e01";

    private static final String SERVICE = "8c4e1a52-90f6-4f0b-8a1d-3b6f0f1f2a10";
    private static final String SECRET = "0b7d2f9c-1e43-4a68-b0c5-5d8e9a3c4f21";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final String FROM = "GOVUK";

    private final InstantSource clock;
    private final TextServer server;
    private final List<SentText> messages = new CopyOnWriteArrayList<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    private NotifySimulator(InstantSource clock, int port) {
        this.clock = clock;
        this.server = new TextServer(port, this::answer);
    }

    /**
     * Starts one.
     *
     * @param port 0 for any free one
     */
    public static NotifySimulator start(InstantSource clock, int port) {
        return new NotifySimulator(clock, port);
    }

    /** The address in place of Notify's. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** The only API key it takes: name, service id and secret, as Notify's are. */
    public static String apiKey() {
        return "sandbox-" + SERVICE + "-" + SECRET;
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

    /** What became of a message later, such as {@code permanent-failure}. */
    public void became(String id, String status) {
        statuses.put(id, status);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized TextServer.Answer answer(TextServer.Request request) {
        requests.incrementAndGet();
        if (!isSigned(request.authorization())) {
            return problem(403, "AuthError", "Invalid token: signature, api token not found");
        }
        return switch (request.method() + " " + request.target().getPath()) {
            case "POST /v2/notifications/sms" -> send(request.body());
            case "GET /v2/notifications" -> find(request.target());
            default -> problem(404, "NoResultFound", "No result found");
        };
    }

    private TextServer.Answer send(JsonNode body) {
        if (!body.path("template_id").asText().equals(TEMPLATE)) {
            return problem(400, "BadRequestError", "Template not found");
        }
        JsonNode message = body.path("personalisation").path("message");
        if (!message.isTextual()) {
            return problem(400, "BadRequestError", "Missing personalisation: message");
        }
        if (!NUMBER.matcher(body.path("phone_number").asText()).matches()) {
            return problem(400, "ValidationError", "phone_number Not enough digits");
        }
        SentText sent = new SentText(
                new UUID(0, messages.size() + 1L).toString(),
                body.path("reference").asText(),
                FROM,
                body.path("phone_number").asText(),
                message.asText(),
                clock.instant());
        messages.add(sent);
        ObjectNode answer = MAPPER.createObjectNode().put("id", sent.id()).put("reference", sent.key());
        answer.put("uri", baseUrl() + "/v2/notifications/" + sent.id()).put("scheduled_for", (String) null);
        answer.putObject("content").put("body", sent.body()).put("from_number", FROM);
        answer.set("template", template());
        return new TextServer.Answer(201, answer);
    }

    private TextServer.Answer find(URI target) {
        String wanted = query(target).getOrDefault("reference", "");
        ObjectNode answer = MAPPER.createObjectNode();
        var found = answer.putArray("notifications");
        messages.reversed().stream()
                .filter(sent -> sent.key().equals(wanted))
                .map(this::notification)
                .forEach(found::add);
        answer.putObject("links").put("current", baseUrl() + target.toString());
        return new TextServer.Answer(200, answer);
    }

    private ObjectNode notification(SentText sent) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", sent.id())
                .put("reference", sent.key())
                .put("phone_number", sent.to())
                .put("type", "sms")
                .put("status", statuses.getOrDefault(sent.id(), "sending"))
                .put("body", sent.body())
                .put("created_at", sent.at().toString())
                .put("is_cost_data_ready", false)
                .put("cost_in_pounds", 0.0);
        node.putObject("cost_details");
        node.set("template", template());
        return node;
    }

    private ObjectNode template() {
        return MAPPER.createObjectNode()
                .put("id", TEMPLATE)
                .put("version", 1)
                .put("uri", baseUrl() + "/v2/template/" + TEMPLATE);
    }

    private static Map<String, String> query(URI target) {
        return Arrays.stream(target.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** A JWT (RFC 7519) of our service, signed with our secret by HMAC-SHA256. */
    private static boolean isSigned(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(parts[2]))
                    && claims.path("iss").asText().equals(SERVICE)
                    && claims.path("iat").isNumber();
        } catch (GeneralSecurityException | java.io.IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static TextServer.Answer problem(int status, String error, String message) {
        ObjectNode body = MAPPER.createObjectNode().put("status_code", status);
        body.putArray("errors").addObject().put("error", error).put("message", message);
        return new TextServer.Answer(status, body);
    }
}
