package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries that its JSON form does not show apart: both bodies, the calendar part, the headers.
 *
 * @param attachments whether anything is attached that is not inline
 * @param mime the message as it came, RFC 5322 text in base64; null for one that came as JSON, or whose body was replaced since
 */
record MailContent(
        String text,
        String html,
        @Nullable CalendarPart calendar,
        Map<String, List<String>> headers,
        boolean attachments,
        @Nullable String mime) {

    /** The content of a message given as JSON. */
    static MailContent of(ObjectNode message) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (JsonNode header : message.path("internetMessageHeaders")) {
            headers.computeIfAbsent(header.path("name").asText().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.path("value").asText());
        }
        boolean attached = false;
        CalendarPart calendar = null;
        for (JsonNode attachment : message.path("attachments")) {
            attached |= !attachment.path("isInline").asBoolean(false);
            if (calendar == null) {
                calendar = calendar(attachment);
            }
        }
        return new MailContent("", "", calendar, headers, attached, null).withBody(message);
    }

    /** The same content with the body the JSON message has now; a body replaces both alternatives. */
    MailContent withBody(ObjectNode message) {
        JsonNode body = message.path("body");
        String content = body.path("content").asText("");
        boolean isHtml = body.path("contentType").asText("text").equals("html");
        return new MailContent(isHtml ? "" : content, isHtml ? content : "", calendar, headers, attachments, null);
    }

    private static @Nullable CalendarPart calendar(JsonNode attachment) {
        String type = attachment.path("contentType").asText("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/calendar")) {
            return null;
        }
        byte[] bytes =
                Base64.getDecoder().decode(attachment.path("contentBytes").asText(""));
        return new CalendarPart(new String(bytes, StandardCharsets.UTF_8), MimeMail.parameter(type, "method"), true);
    }
}
