package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What GOV.UK Notify does with requests about text messages (its REST API page). */
final class NotifyCarrier implements Carrier {

    private static final int LONGEST_TEXT = 918;
    private static final int LONGEST_REFERENCE = 1000;
    private static final String SENDER = "GOVUK";
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Pattern ENOUGH_DIGITS = Pattern.compile("\\+44[0-9]{10}|\\+(?!44)[0-9]{8,15}");

    private final List<SentText> sent = new CopyOnWriteArrayList<>();
    private final NotifyTokens tokens = NotifyTokens.of(NotifySimulator.API_KEY);
    private final InstantSource clock;

    NotifyCarrier(InstantSource clock) {
        this.clock = clock;
    }

    List<SentText> messages() {
        return List.copyOf(sent);
    }

    @Override
    public Answer answer(Call call) {
        Optional<String> denied = tokens.objection(call.authorization(), clock.instant());
        if (denied.isPresent()) {
            return error(403, "AuthError", denied.get());
        }
        if (call.is("POST", "/v2/notifications/sms")) {
            return post(call);
        }
        return call.is("GET", "/v2/notifications") ? list(call) : error(404, "NoResultFound", "No result found");
    }

    @Override
    public Answer error(int status) {
        return switch (status) {
            case 400 -> error(status, "BadRequestError", "A planned fault");
            case 403 -> error(status, "AuthError", "Invalid token: API key not found");
            case 429 ->
                error(status, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 s");
            default -> error(status, "Exception", "Internal server error");
        };
    }

    private Answer post(Call call) {
        JsonNode body = call.body();
        String to = body.path("phone_number").asText();
        JsonNode message = body.path("personalisation").path("message");
        if (!call.contentType().startsWith("application/json") || !body.isObject()) {
            return error(400, "BadRequestError", "Invalid JSON");
        }
        if (!E164.matcher(to).matches() || !body.path("template_id").isTextual()) {
            return error(400, "ValidationError", "phone_number and template_id are required properties");
        }
        if (!ENOUGH_DIGITS.matcher(to).matches()) {
            return error(400, "ValidationError", "phone_number Not enough digits");
        }
        if (!body.path("template_id").asText().equals(NotifySimulator.TEMPLATE_ID)) {
            return error(400, "BadRequestError", "Template not found");
        }
        if (!message.isTextual()) {
            return error(400, "BadRequestError", "Missing personalisation: message");
        }
        if (message.asText().length() > LONGEST_TEXT) {
            return error(400, "BadRequestError", "Text messages cannot be longer than 918 characters.");
        }
        if (body.path("reference").asText().length() > LONGEST_REFERENCE) {
            return error(400, "ValidationError", "reference is too long");
        }
        return sent(body.path("reference").asText(), to, message.asText());
    }

    private Answer sent(String reference, String to, String text) {
        UUID id = new UUID(0x40_00L, 0x8000_0000_0000_0000L | sent.size() + 1);
        sent.add(new SentText(reference, SENDER, to, text, clock.instant(), id.toString()));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("reference", reference)
                .put("uri", "/v2/notifications/" + id);
        body.putObject("content").put("body", text).put("from_number", SENDER);
        body.putObject("template").put("id", NotifySimulator.TEMPLATE_ID).put("version", 1);
        return new Answer(201, body);
    }

    private Answer list(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode notifications = body.putArray("notifications");
        Optional<String> reference = call.query("reference");
        if (call.query("template_type").filter(type -> !type.equals("sms")).isEmpty()) {
            sent.reversed().stream()
                    .filter(one -> reference.isEmpty() || reference.get().equals(one.key()))
                    .forEach(one -> notifications
                            .addObject()
                            .put("id", one.providerId())
                            .put("reference", one.key())
                            .put("phone_number", one.to())
                            .put("type", "sms")
                            .put("status", status(one.to()))
                            .put("body", one.body())
                            .put("created_at", one.at().toString()));
        }
        body.putObject("links").put("current", call.uri().toString());
        return new Answer(200, body);
    }

    private static String status(String to) {
        return switch (to) {
            case "+447700900002" -> "permanent-failure";
            case "+447700900003" -> "temporary-failure";
            default -> "delivered";
        };
    }

    private static Answer error(int status, String kind, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status_code", status);
        body.putArray("errors").addObject().put("error", kind).put("message", message);
        return new Answer(status, body);
    }
}
