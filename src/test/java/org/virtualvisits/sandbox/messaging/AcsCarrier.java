package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Azure Communication Services does with a request to send text messages (specification 2021-03-07). */
final class AcsCarrier implements Carrier {

    static final String INVALID_NUMBER = "+447700900002";

    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST_MESSAGE = 2048;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENDER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{4,8}|[A-Za-z0-9 ]{1,11}");
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final List<SentText> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Executed> executed = new HashMap<>();
    private final InstantSource clock;
    private volatile Duration window = Duration.ofDays(1);

    /** A repeatable request that was executed, and what was answered. */
    private record Executed(String request, ObjectNode item) {}

    AcsCarrier(InstantSource clock) {
        this.clock = clock;
    }

    List<SentText> messages() {
        return List.copyOf(sent);
    }

    void repeatabilityWindow(Duration duration) {
        window = duration;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.authorization().matches("(?i)Bearer \\S+")) {
            return error(401, "Denied", "Denied by the resource provider.");
        }
        if (!call.is("POST", "/sms")) {
            return error(404, "NotFound", "The resource was not found.");
        }
        Optional<String> objection = objection(call);
        if (objection.isPresent()) {
            return error(400, "BadRequest", objection.get());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        call.body()
                .path("smsRecipients")
                .forEach(recipient -> answer.withArray("value").add(item(call.body(), recipient)));
        return new Answer(202, answer);
    }

    @Override
    public Answer error(int status) {
        return error(status, "Simulated", "A planned fault.");
    }

    /** Why the whole request cannot be understood. */
    private static Optional<String> objection(Call call) {
        JsonNode body = call.body();
        JsonNode options = body.path("smsSendOptions");
        int recipients = body.path("smsRecipients").size();
        if (!call.query("api-version").equals(Optional.of("2021-03-07"))) {
            return Optional.of("The api-version is not supported.");
        }
        if (!call.contentType().startsWith("application/json") || !body.isObject()) {
            return Optional.of("The body is not a JSON object.");
        }
        if (!SENDER.matcher(body.path("from").asText()).matches()) {
            return Optional.of("Invalid From phone number format.");
        }
        if (recipients < 1 || recipients > MOST_RECIPIENTS) {
            return Optional.of("There must be 1 to 100 recipients.");
        }
        if (!body.path("message").isTextual() || body.path("message").asText().length() > LONGEST_MESSAGE) {
            return Optional.of("The message is required and has at most 2048 characters.");
        }
        if (!options.isMissingNode() && !options.path("enableDeliveryReport").isBoolean()) {
            return Optional.of("enableDeliveryReport is required in smsSendOptions.");
        }
        return Optional.empty();
    }

    private ObjectNode item(JsonNode request, JsonNode recipient) {
        String to = recipient.path("to").asText();
        @Nullable String id = text(recipient, "repeatabilityRequestId");
        @Nullable String firstSent = text(recipient, "repeatabilityFirstSent");
        if (id == null && firstSent == null) {
            return executed(request, to);
        }
        if (id == null || firstSent == null || !GUID.matcher(id).matches() || !isFixdate(firstSent)) {
            return failed(to, 400, "Invalid repeatability values.").put("repeatabilityResult", "rejected");
        }
        if (window.compareTo(Duration.between(Instant.from(IMF_FIXDATE.parse(firstSent)), clock.instant())) < 0) {
            return failed(to, 412, "repeatabilityFirstSent is too long ago.").put("repeatabilityResult", "rejected");
        }
        String whole = recipient + request.path("message").asText();
        Executed first = executed.computeIfAbsent(
                id.toLowerCase(Locale.ROOT), unknown -> new Executed(whole, executed(request, to)));
        return first.request().equals(whole)
                ? first.item().deepCopy().put("repeatabilityResult", "accepted")
                : failed(to, 400, "The request differs from the first of its id.")
                        .put("repeatabilityResult", "rejected");
    }

    private ObjectNode executed(JsonNode request, String to) {
        if (!E164.matcher(to).matches() || to.equals(INVALID_NUMBER)) {
            return failed(to, 400, "Invalid To phone number format.");
        }
        Instant now = clock.instant();
        String messageId = "Outgoing_%s%08d"
                .formatted(
                        DateTimeFormatter.BASIC_ISO_DATE.format(
                                now.atOffset(ZoneOffset.UTC).toLocalDate()),
                        sent.size() + 1);
        sent.add(new SentText(
                request.path("smsSendOptions").path("tag").asText(),
                request.path("from").asText(),
                to,
                request.path("message").asText(),
                now,
                messageId));
        return item(to, 202, true).put("messageId", messageId);
    }

    private static boolean isFixdate(String written) {
        try {
            IMF_FIXDATE.parse(written);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ObjectNode failed(String to, int status, String message) {
        return item(to, status, false).put("errorMessage", message);
    }

    private static ObjectNode item(String to, int status, boolean successful) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("to", to)
                .put("httpStatusCode", status)
                .put("successful", successful);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }

    private static Answer error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return new Answer(status, body);
    }
}
