package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a mail program makes of the mails that are sent: independent of the library that writes them. Read by postal-mime. */
public final class Mails {

    private Mails() {}

    /**
     * A mail as its reader has it.
     *
     * @param others whoever else it goes to, openly or not
     * @param language what its header says
     * @param parts whatever is neither text nor HTML
     */
    public record Mail(
            String subject,
            String from,
            List<String> to,
            List<String> others,
            String text,
            String html,
            String language,
            List<Part> parts) {}

    /**
     * A part of a mail.
     *
     * @param method a calendar's METHOD, as the part's head says; otherwise empty
     * @param disposition empty where the part has none
     */
    public record Part(String type, String method, String disposition, String content) {}

    /**
     * Reads one mail.
     *
     * @param mime RFC 5322 text in base64
     */
    public static Mail parse(String mime) {
        JsonNode mail = Shared.DRIVER.ask(NodeDriver.command("parse").put("mime", mime));
        return new Mail(
                mail.path("subject").asText(),
                mail.path("from").asText(),
                PageReport.texts(mail.path("to")),
                PageReport.texts(mail.path("others")),
                mail.path("text").asText(),
                mail.path("html").asText(),
                mail.path("language").asText(),
                StreamSupport.stream(mail.path("parts").spliterator(), false)
                        .map(part -> new Part(
                                part.path("type").asText(),
                                part.path("method").asText(),
                                part.path("disposition").asText(),
                                part.path("content").asText()))
                        .toList());
    }

    private static final class Shared {

        private static final NodeDriver DRIVER = new NodeDriver(NodeTools.require(), "mails.mjs", List.of());
    }
}
