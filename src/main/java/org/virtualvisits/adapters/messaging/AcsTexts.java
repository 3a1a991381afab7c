package org.virtualvisits.adapters.messaging;

import com.azure.core.exception.AzureException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;

/**
 * Text messages through Azure Communication Services' REST API
 * (https://learn.microsoft.com/rest/api/communication/sms/sms/send), because its SDK draws a new repeatability id for
 * every call. Ours comes from the message's key, so that the service sends a message once however often it is asked
 * (docs/adr/0005-sms-through-rest-with-repeatability.md).
 */
public final class AcsTexts implements TextSender {

    private static final System.Logger LOG = System.getLogger(AcsTexts.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NAME = "Azure Communication Services";

    /** Well within the claim that the sender of a notice holds on it. */
    private static final Context PATIENCE = new Context("azure-response-timeout", Duration.ofSeconds(25));

    /** RFC 9110 §5.6.7; java.time's own writes "1 Jun" with one digit. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HttpPipeline pipeline;
    private final String address;
    private final String sender;
    private final InstantSource clock;

    /**
     * Keeps its parts.
     *
     * @param pipeline signs in; retries nothing, as that is the queue's part
     * @param endpoint the resource's, such as {@code https://name.uk.communication.azure.com}
     * @param sender the number (E.164) or the alphanumeric id that texts come from
     */
    public AcsTexts(HttpPipeline pipeline, URI endpoint, String sender, InstantSource clock) {
        this.pipeline = pipeline;
        this.address = endpoint.toString().replaceAll("/+$", "") + "/sms?api-version=2021-03-07";
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Delivery send(Messenger.Text text, boolean perhapsSent) {
        HttpRequest request = new HttpRequest(HttpMethod.POST, address)
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                .setBody(body(text).toString());
        try (HttpResponse response = pipeline.sendSync(request, PATIENCE)) {
            return read(response);
        } catch (UncheckedIOException | AzureException e) {
            // Whether it took effect is unknown, and need not be known: the next attempt carries the same id.
            return new Delivery.Later(Pause.USUAL);
        }
    }

    private ObjectNode body(Messenger.Text text) {
        ObjectNode body = MAPPER.createObjectNode().put("from", sender).put("message", text.body());
        body.putArray("smsRecipients")
                .addObject()
                .put("to", text.to())
                .put("repeatabilityRequestId", repeatabilityId(text.key()).toString())
                .put("repeatabilityFirstSent", IMF_FIXDATE.format(text.since()));
        body.putObject("smsSendOptions").put("enableDeliveryReport", true).put("tag", text.key());
        return body;
    }

    private static UUID repeatabilityId(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private Delivery read(HttpResponse response) {
        int status = response.getStatusCode();
        if (status == 200 || status == 202) {
            return recipient(response.getBodyAsBinaryData().toString());
        }
        if (status == 401 || status == 403 || status == 404) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} answers {1}: check ACS_ENDPOINT, and that the app''s identity has the role Contributor on it",
                    NAME,
                    status);
            return new Delivery.Later(Pause.LONGEST);
        }
        return status == 408 || status == 429 || status >= 500
                ? new Delivery.Later(pause(response))
                : Refusals.message(NAME, "ACS_SENDER");
    }

    private Duration pause(HttpResponse response) {
        Instant now = clock.instant();
        return Pause.after(response.getHeaderValue(HttpHeaderName.RETRY_AFTER), now);
    }

    /** The service takes many recipients at once and answers for each; we send it one. */
    private static Delivery recipient(String body) {
        JsonNode item = parsed(body).path("value").path(0);
        int status = item.path("httpStatusCode").asInt();
        if (item.path("successful").asBoolean() && item.path("messageId").isTextual()) {
            return new Delivery.Accepted(item.path("messageId").asText());
        }
        if (status < 400 || status == 401 || status == 403 || status == 408 || status == 429 || status >= 500) {
            return new Delivery.Later(Pause.USUAL);
        }
        String reason = item.path("errorMessage").asText().toLowerCase(Locale.ROOT);
        return reason.contains("opt") ? Refusals.optedOut() : Refusals.badNumber();
    }

    private static JsonNode parsed(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }
}
