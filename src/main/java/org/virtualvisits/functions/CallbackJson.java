package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualvisits.core.reply.Callback;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.functions.wire.Json;

/**
 * What carriers send. Azure Communication Services through Event Grid (learn.microsoft.com, "Azure Communication Services -
 * SMS events"), whose fields have been seen in both cases; GOV.UK Notify by itself (docs.notifications.service.gov.uk,
 * "Callbacks"). What is not about texts, or cannot be read, is left out: sending it again would not mend it.
 */
final class CallbackJson {

    private static final String VALIDATION = "microsoft.eventgrid.subscriptionvalidationevent";
    private static final String RECEIVED = "microsoft.communication.smsreceived";
    private static final String DELIVERY = "microsoft.communication.smsdeliveryreportreceived";

    /** Event Grid sends one at a time as infra/ sets it up, and never more than this. */
    private static final int MOST_EVENTS = 100;

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 5_000;

    /** Some events leave out the plus. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** Final ones; the rest are on their way to one of these. */
    private static final Map<String, Boolean> NOTIFY_ENDS = Map.of(
            "delivered", true, "permanent-failure", false, "temporary-failure", false, "technical-failure", false);

    private CallbackJson() {}

    /** What Event Grid sends. */
    record Events(Optional<String> validationCode, List<Callback> callbacks) {

        /** Keeps its own copy. */
        Events {
            callbacks = List.copyOf(callbacks);
        }
    }

    static Events acs(String body) {
        var callbacks = new ArrayList<Callback>();
        Optional<String> code = Optional.empty();
        for (JsonNode event : Json.array(body, MOST_EVENTS)) {
            JsonNode data = field(event, "data");
            switch (text(event, "eventType").orElse("").toLowerCase(Locale.ROOT)) {
                case VALIDATION ->
                    code = text(data, "validationCode")
                            .filter(its -> CODE.matcher(its).matches());
                case RECEIVED -> acsText(event, data).ifPresent(callbacks::add);
                case DELIVERY -> acsReceipt(event, data).ifPresent(callbacks::add);
                default -> {}
            }
        }
        return new Events(code, callbacks);
    }

    static Optional<Callback> notifyReceived(String body) {
        ObjectNode node = Json.object(body);
        return callback(
                "notify", text(node, "id"), time(node, "date_received"), sent(node, "source_number", "message"));
    }

    /** The status is part of the name, because one message may have several. */
    static Optional<Callback> notifyDelivery(String body) {
        ObjectNode node = Json.object(body);
        Optional<String> status = text(node, "status");
        Optional<Instant> at = Stream.of("completed_at", "sent_at", "created_at")
                .flatMap(name -> time(node, name).stream())
                .findFirst();
        return callback(
                "notify",
                text(node, "id").flatMap(id -> status.map(its -> id + " " + its)),
                at,
                status.flatMap(its -> Optional.ofNullable(NOTIFY_ENDS.get(its)))
                        .flatMap(delivered -> receipt(text(node, "reference"), text(node, "id"), delivered)));
    }

    private static Optional<Callback> acsText(JsonNode event, JsonNode data) {
        return callback("acs", text(event, "id"), acsTime(event, data), sent(data, "from", "message"));
    }

    private static Optional<Callback> acsReceipt(JsonNode event, JsonNode data) {
        Optional<Boolean> delivered = text(data, "deliveryStatus")
                .filter(status -> status.equalsIgnoreCase("Delivered") || status.equalsIgnoreCase("Failed"))
                .map("Delivered"::equalsIgnoreCase);
        return callback(
                "acs",
                text(event, "id"),
                acsTime(event, data),
                delivered.flatMap(its -> receipt(text(data, "tag"), text(data, "messageId"), its)));
    }

    private static Optional<Instant> acsTime(JsonNode event, JsonNode data) {
        return time(data, "receivedTimestamp").or(() -> time(event, "eventTime"));
    }

    private static Optional<Content> sent(JsonNode node, String from, String words) {
        Optional<String> number = text(node, from)
                .map(its -> its.replace(" ", ""))
                .filter(its -> NUMBER.matcher(its).matches())
                .map(its -> its.startsWith("+") ? its : "+" + its);
        String written = Optional.of(field(node, words))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(its -> its.substring(0, Math.min(LONGEST_TEXT, its.length())))
                .orElse("");
        return number.map(its -> new Content.Text(its, written));
    }

    private static Optional<Content> receipt(Optional<String> message, Optional<String> providerId, boolean delivered) {
        return message.flatMap(its -> providerId.map(id -> new Content.Receipt(its, id, delivered)));
    }

    private static Optional<Callback> callback(
            String carrier, Optional<String> id, Optional<Instant> at, Optional<Content> content) {
        return id.flatMap(its -> at.flatMap(when ->
                content.map(what -> new Callback(CallbackId.of(carrier + " " + kind(what), its, when), when, what))));
    }

    private static String kind(Content content) {
        return content instanceof Content.Text ? "text" : "receipt";
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        try {
            return text(node, name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(field(node, name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(its -> !its.isBlank() && its.length() <= LONGEST_ID);
    }

    /** Whatever the case of its name. */
    private static JsonNode field(JsonNode node, String name) {
        return node.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
