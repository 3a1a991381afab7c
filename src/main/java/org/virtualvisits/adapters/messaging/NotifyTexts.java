package org.virtualvisits.adapters.messaging;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;
import uk.gov.service.notify.Notification;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientApi;
import uk.gov.service.notify.NotificationClientException;

/**
 * Text messages through GOV.UK Notify (https://docs.notifications.service.gov.uk/java.html), by a template that holds
 * nothing but {@code ((message))}. Notify sends what it is given twice, twice; so before a message is repeated it is
 * looked up by its reference, which is our key.
 */
public final class NotifyTexts implements TextSender {

    private static final System.Logger LOG = System.getLogger(NotifyTexts.class.getName());
    private static final String NAME = "GOV.UK Notify";

    /** The whole exchange: the client itself waits for ever. Well within the claim on the notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    static {
        // Else HttpURLConnection, which the client uses, silently repeats a POST whose answer was lost, and a patient
        // is
        // told twice. Read once, when the JVM first uses that class; nothing else of ours does.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final NotificationClientApi client;
    private final String templateId;
    private final Duration patience;

    /**
     * Keeps its parts.
     *
     * @param apiKey of the service in Notify
     * @param templateId a text message template whose whole body is {@code ((message))}
     * @param base another address than Notify's own, for tests
     */
    public NotifyTexts(String apiKey, String templateId, Optional<URI> base) {
        this(apiKey, templateId, base, PATIENCE);
    }

    NotifyTexts(String apiKey, String templateId, Optional<URI> base, Duration patience) {
        this.client = base.map(uri -> new NotificationClient(apiKey, uri.toString()))
                .orElseGet(() -> new NotificationClient(apiKey));
        this.templateId = templateId;
        this.patience = patience;
    }

    @Override
    public Delivery send(Messenger.Text text, boolean perhapsSent) {
        return withinPatience(() -> perhapsSent ? sendUnlessFound(text) : sendNow(text));
    }

    /** On a virtual thread, because there, and only there, an interrupt closes a socket that is waited on (JEP 444). */
    private Delivery withinPatience(Callable<Delivery> exchange) {
        var task = new FutureTask<>(exchange);
        Thread.ofVirtual().name("notify").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Delivery.Later(Pause.USUAL);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Delivery.Later(Pause.USUAL);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the exchange with " + NAME + " failed", e.getCause());
        }
    }

    private Delivery sendUnlessFound(Messenger.Text text) {
        try {
            List<Notification> known =
                    client.getNotifications("", "sms", text.key(), "").getNotifications();
            return known.isEmpty() ? sendNow(text) : found(known.getFirst());
        } catch (NotificationClientException e) {
            return later(e);
        }
    }

    private static Delivery found(Notification notification) {
        return notification.getStatus().equals("permanent-failure")
                ? Refusals.badNumber()
                : new Delivery.Accepted(notification.getId().toString());
    }

    private Delivery sendNow(Messenger.Text text) {
        try {
            var sent = client.sendSms(templateId, text.to(), Map.of("message", text.body()), text.key());
            return new Delivery.Accepted(sent.getNotificationId().toString());
        } catch (NotificationClientException e) {
            return e.getHttpResult() == 400 ? refusal(e) : later(e);
        }
    }

    /** Of the message, which can quote what we sent, nothing is passed on. */
    private static Delivery refusal(NotificationClientException e) {
        return String.valueOf(e.getMessage()).contains("phone_number")
                ? Refusals.badNumber()
                : Refusals.message(NAME, "NOTIFY_TEMPLATE_ID, and that NOTIFY_API_KEY is a live key");
    }

    /** The client shows no header, so no Retry-After; Notify counts by the minute. */
    private static Delivery later(NotificationClientException e) {
        int status = e.getHttpResult();
        if (status == 401 || status == 403 || status == 404) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} answers {1}: check NOTIFY_API_KEY, and that this machine''s clock is right to 30 seconds",
                    NAME,
                    status);
            return new Delivery.Later(Pause.LONGEST);
        }
        return new Delivery.Later(status == 429 ? Duration.ofMinutes(1) : Pause.USUAL);
    }
}
