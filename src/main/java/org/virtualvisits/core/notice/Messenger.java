package org.virtualvisits.core.notice;

import java.util.Optional;

/**
 * Port: the services that carry messages. A message's key makes sending repeatable: where the provider offers a key, the
 * adapter uses it; where not, it looks before it repeats.
 */
public interface Messenger {

    /**
     * Sends a text message.
     *
     * @param perhapsSent whether an earlier attempt with this key may have succeeded unseen
     */
    Delivery send(Text text, boolean perhapsSent);

    /**
     * Sends a mail.
     *
     * @param perhapsSent whether an earlier attempt with this key may have succeeded unseen
     */
    Delivery send(Mail mail, boolean perhapsSent);

    /**
     * A text message.
     *
     * @param key unique to this message for ever, and free of personal data
     * @param to E.164
     */
    record Text(String key, String to, String body) {}

    /**
     * A mail to one reader.
     *
     * @param key unique to this message for ever, and free of personal data
     * @param from the clinic's mailbox
     * @param fromName what the reader sees as the sender
     * @param language BCP 47, of the text
     */
    record Mail(
            String key,
            String from,
            String fromName,
            String to,
            String subject,
            String text,
            String html,
            String language,
            Optional<Invite> invite) {}

    /**
     * The calendar part of a mail.
     *
     * @param method iTIP's: REQUEST or CANCEL
     * @param ics the whole iCalendar object (RFC 5545)
     */
    record Invite(String method, String ics) {}
}
