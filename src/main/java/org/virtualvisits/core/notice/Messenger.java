package org.virtualvisits.core.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: the services that carry messages. A message's key makes sending repeatable: where the provider offers a key, the
 * adapter uses it; where not, it looks before it repeats.
 */
public interface Messenger extends TextSender, MailSender {

    /** A messenger of two services, one for each channel. */
    static Messenger of(TextSender texts, MailSender mails) {
        return new Messenger() {
            @Override
            public Delivery send(Text text, boolean perhapsSent) {
                return texts.send(text, perhapsSent);
            }

            @Override
            public Delivery send(Mail mail, boolean perhapsSent) {
                return mails.send(mail, perhapsSent);
            }
        };
    }

    /**
     * A text message.
     *
     * @param key unique to this message for ever, and free of personal data
     * @param since when it was first to be sent: the same in every attempt, as providers' repeatability needs it
     * @param to E.164
     */
    record Text(String key, Instant since, String to, String body) {}

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
