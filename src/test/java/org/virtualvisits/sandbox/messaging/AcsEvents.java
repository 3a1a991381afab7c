package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Event Grid, telling what Azure Communication Services saw: received texts and delivery reports, in the form of its
 * documentation ("Azure Communication Services - SMS events"), with the static header that the subscription sets.
 */
public final class AcsEvents {

    private final URI endpoint;
    private final String token;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Events for an app.
     *
     * @param app where it answers
     * @param token in the header that the subscription sets
     */
    public AcsEvents(URI app, String token, InstantSource clock) {
        this.endpoint = app.resolve("/api/callbacks/acs");
        this.token = token;
        this.clock = clock;
    }

    /** The event that a phone has answered, as sent in a batch of one. */
    public String received(String from, String words) {
        Instant now = clock.instant();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", "Incoming_" + UUID.randomUUID())
                .put("from", from)
                .put("to", "+447700900999")
                .put("message", words)
                .put("receivedTimestamp", now.toString());
        return batch("Microsoft.Communication.SMSReceived", now, data);
    }

    /** The event that a text has arrived, or cannot. */
    public String report(SentText text, boolean delivered) {
        Instant now = clock.instant();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", text.providerId())
                .put("from", text.from())
                .put("to", text.to())
                .put("deliveryStatus", delivered ? "Delivered" : "Failed")
                .put("deliveryStatusDetails", delivered ? "No error." : "Unreachable.")
                .put("receivedTimestamp", now.toString())
                .put("tag", text.key());
        data.putArray("deliveryAttempts")
                .addObject()
                .put("timestamp", now.toString())
                .put("segmentsSucceeded", delivered ? 1 : 0)
                .put("segmentsFailed", delivered ? 0 : 1);
        return batch("Microsoft.Communication.SMSDeliveryReportReceived", now, data);
    }

    /** Delivers a batch; sending one again is what Event Grid does when it is not sure. */
    public int send(String batch) {
        return send(batch, token);
    }

    /** Delivers a batch with another token. */
    public int send(String batch, String otherToken) {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("aeg-event-type", "Notification")
                    .header("Authorization", "Bearer " + otherToken)
                    .POST(HttpRequest.BodyPublishers.ofString(batch))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String batch(String type, Instant now, ObjectNode data) {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        batch.addObject()
                .put("id", UUID.randomUUID().toString())
                .put("topic", "/subscriptions/0/resourceGroups/sandbox/providers/microsoft.communication/x")
                .put("subject", "/phonenumber/447700900999")
                .put("eventType", type)
                .put("dataVersion", "1.0")
                .put("metadataVersion", "1")
                .put("eventTime", now.toString())
                .set("data", data);
        return batch.toString();
    }
}
