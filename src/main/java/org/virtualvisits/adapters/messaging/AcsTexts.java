package org.virtualvisits.adapters.messaging;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
 * Text messages through Azure Communication Services (REST operation "Sms - Send", version 2021-03-07).
 *
 * <p>Called without the SDK, whose client makes a new repeatability id at each call: ours follows from the message's key,
 * so that the service itself drops a repeat (docs/adr/0005). The key travels as the tag, which the delivery report
 * brings back.
 *
 * <p>Refusing us altogether (401, 403, 404) is a fault of the set-up that strikes every message: none is given up for
 * it, and each shows the operator what to mend.
 */
public final class AcsTexts implements TextSender {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** RFC 9110 §5.6.7: two digits of day, unlike {@link DateTimeFormatter#RFC_1123_DATE_TIME}. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final String ACCESS =
            "the app setting ACS_ENDPOINT, or give the app's identity its role on the Communication Services resource";

    private final CarrierCalls calls;
    private final String address;
    private final String sender;
    private final InstantSource clock;

    private AcsTexts(CarrierCalls calls, String address, String sender, InstantSource clock) {
        this.calls = calls;
        this.address = address;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * A sender over a pipeline of the caller's making.
     *
     * @param pipeline signs in (scope {@code https://communication.azure.com//.default}), bounds each call by 20 s, and
     *     repeats nothing
     * @param endpoint of the Communication Services resource
     * @param sender a number in E.164, or an alphanumeric name, that the resource owns
     */
    public static AcsTexts over(HttpPipeline pipeline, URI endpoint, String sender, InstantSource clock) {
        String address = endpoint.toString().replaceFirst("/+$", "") + "/sms?api-version=2021-03-07";
        return new AcsTexts(new CarrierCalls(pipeline, clock), address, sender, clock);
    }

    /**
     * Sends the message once.
     *
     * <p>The service remembers repeatability ids for a time that Microsoft does not publish for SMS. A first attempt that
     * comes later than that is rejected unexecuted; it cannot be a repeat, so it is sent as of now. A rejected repeat may
     * have been sent before: that is for a person to find out.
     */
    @Override
    public Delivery send(Messenger.Text text, boolean perhapsSent) {
        CarrierCalls.Answer answer = call(text, text.since());
        if (!isForgotten(answer)) {
            return delivery(answer);
        }
        if (perhapsSent) {
            return new Delivery.Refused(Refusals.perhapsSent());
        }
        CarrierCalls.Answer second = call(text, clock.instant());
        return isForgotten(second) ? second.later(ACCESS) : delivery(second);
    }

    private CarrierCalls.Answer call(Messenger.Text text, Instant firstSent) {
        return calls.call(new HttpRequest(HttpMethod.POST, address)
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                .setBody(body(text, firstSent)));
    }

    private String body(Messenger.Text text, Instant firstSent) {
        ObjectNode body = MAPPER.createObjectNode().put("from", sender).put("message", text.body());
        body.putArray("smsRecipients")
                .addObject()
                .put("to", text.to())
                .put("repeatabilityRequestId", repeatabilityId(text.key()))
                .put("repeatabilityFirstSent", IMF_FIXDATE.format(firstSent));
        body.putObject("smsSendOptions").put("enableDeliveryReport", true).put("tag", text.key());
        return body.toString();
    }

    private static String repeatabilityId(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static boolean isForgotten(CarrierCalls.Answer answer) {
        JsonNode item = item(answer);
        boolean rejected = item.path("repeatabilityResult").asText().equalsIgnoreCase("rejected");
        return answer.status() == 412 || (rejected && !item.path("successful").asBoolean());
    }

    private static Delivery delivery(CarrierCalls.Answer answer) {
        if (answer.isRefusal()) {
            return new Delivery.Refused(Refusals.wholeRequest(answer.status(), "ACS_SENDER"));
        }
        JsonNode item = item(answer);
        if (!answer.isSuccess() || item.isMissingNode()) {
            return answer.later(ACCESS);
        }
        if (item.path("successful").asBoolean() && item.path("messageId").isTextual()) {
            return new Delivery.Accepted(item.path("messageId").asText());
        }
        int status = item.path("httpStatusCode").asInt();
        boolean lasting = status >= 400 && status < 500 && status != 408 && status != 429;
        return lasting ? new Delivery.Refused(Refusals.number(status)) : answer.later(ACCESS);
    }

    /** What became of the one recipient. */
    private static JsonNode item(CarrierCalls.Answer answer) {
        return answer.body().path("value").path(0);
    }
}
