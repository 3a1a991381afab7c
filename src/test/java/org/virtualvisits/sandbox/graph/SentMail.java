package org.virtualvisits.sandbox.graph;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that left the simulated mailbox.
 *
 * @param mailbox the object id of the mailbox it left
 * @param from the address it is from
 * @param textBody the plain text body, or the empty string
 * @param htmlBody the HTML body, or the empty string
 * @param calendar its first iCalendar part
 * @param headers every header as sent, in lower case; of a JSON message the custom ones
 * @param mime the message as it came, RFC 5322 text in base64, or null for one that came as JSON
 * @param messageId the immutable id of the copy in Sent Items, or null where none was kept
 */
public record SentMail(
        String mailbox,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String subject,
        String textBody,
        String htmlBody,
        @Nullable CalendarPart calendar,
        Map<String, List<String>> headers,
        Instant sentAt,
        String internetMessageId,
        @Nullable String mime,
        @Nullable String messageId) {}
