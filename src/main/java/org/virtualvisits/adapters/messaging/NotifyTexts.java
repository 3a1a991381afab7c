package org.virtualvisits.adapters.messaging;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;

/**
 * Text messages through GOV.UK Notify's REST API (https://docs.notifications.service.gov.uk/rest-api.html). Our text fills
 * the one field, {@code ((message))}, of a template that is kept at Notify.
 *
 * <p>Notify sends twice what is asked for twice. The message's key is its reference there, and a message that was perhaps
 * sent is looked up by it first. The official Java client is not used, because it repeats a POST whose connection breaks
 * (docs/adr/0005).
 *
 * <p>Refusing us altogether (401, 403, 404) is a fault of the set-up that strikes every message: none is given up for
 * it, and each shows the operator what to mend.
 */
public final class NotifyTexts implements TextSender {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final URI LIVE = URI.create("https://api.notifications.service.gov.uk");

    private static final String SETTINGS =
            "NOTIFY_TEMPLATE_ID, which names a text message template with the content ((message)), or NOTIFY_API_KEY, which"
                    + " is of a service that is live and not limited to its team";

    private static final String ACCESS =
            "the app setting NOTIFY_API_KEY, which must be of a live service and not revoked";

    private final CarrierCalls calls;
    private final NotifyKey key;
    private final String template;
    private final String address;
    private final InstantSource clock;

    private NotifyTexts(CarrierCalls calls, NotifyKey key, String template, String address, InstantSource clock) {
        this.calls = calls;
        this.key = key;
        this.template = template;
        this.address = address;
        this.clock = clock;
    }

    /**
     * A sender over a pipeline of the caller's making.
     *
     * @param pipeline adds no token, bounds each call by 10 s (a message may need two), and repeats nothing
     * @param base where Notify is, if not where it is live
     * @throws IllegalArgumentException if the API key is none
     */
    public static NotifyTexts over(
            HttpPipeline pipeline, String apiKey, String templateId, Optional<URI> base, InstantSource clock) {
        String address = base.orElse(LIVE).toString().replaceFirst("/+$", "") + "/v2/notifications";
        return new NotifyTexts(new CarrierCalls(pipeline, clock), NotifyKey.parse(apiKey), templateId, address, clock);
    }

    @Override
    public Delivery send(Messenger.Text text, boolean perhapsSent) {
        if (!perhapsSent) {
            return post(text);
        }
        CarrierCalls.Answer found = lookUp(text.key());
        JsonNode notifications = found.body().path("notifications");
        if (!found.isSuccess() || !notifications.isArray()) {
            return found.later(ACCESS);
        }
        for (JsonNode notification : notifications) {
            if (notification.path("reference").asText().equals(text.key())) {
                return new Delivery.Accepted(notification.path("id").asText());
            }
        }
        return post(text);
    }

    private CarrierCalls.Answer lookUp(String reference) {
        String query = "?template_type=sms&reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        return calls.call(request(HttpMethod.GET, address + query));
    }

    private Delivery post(Messenger.Text text) {
        ObjectNode body = MAPPER.createObjectNode()
                .put("phone_number", text.to())
                .put("template_id", template)
                .put("reference", text.key());
        body.putObject("personalisation").put("message", text.body());
        CarrierCalls.Answer answer = calls.call(request(HttpMethod.POST, address + "/sms")
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setBody(body.toString()));
        if (answer.isRefusal()) {
            return new Delivery.Refused(
                    objectsToNumber(answer)
                            ? Refusals.number(answer.status())
                            : Refusals.wholeRequest(answer.status(), SETTINGS));
        }
        JsonNode id = answer.body().path("id");
        return answer.isSuccess() && id.isTextual() ? new Delivery.Accepted(id.asText()) : answer.later(ACCESS);
    }

    private HttpRequest request(HttpMethod method, String url) {
        return new HttpRequest(method, url)
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + key.token(clock.instant()))
                .setHeader(HttpHeaderName.ACCEPT, "application/json");
    }

    /** Notify says that its words may change: what they decide is only what staff read first. */
    private static boolean objectsToNumber(CarrierCalls.Answer answer) {
        String words = answer.body().path("errors").path(0).path("message").asText();
        return words.startsWith("phone_number") || words.contains("international mobile");
    }
}
