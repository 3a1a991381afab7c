package org.virtualvisits.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.messaging.SentText;

/** What one patient got, by whichever channel. */
record Message(String channel, String from, String to, String subject, String body, Optional<String> ics, Instant at) {

    /** Everything that went out, the oldest first. */
    static List<Message> all(LocalWorld world) {
        return Stream.concat(
                        world.carrier().messages().stream().map(Message::of),
                        world.graph().sentMail().stream().map(Message::of))
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }

    private static Message of(SentText text) {
        return new Message("sms", text.from(), text.to(), "", text.body(), Optional.empty(), text.at());
    }

    private static Message of(SentMail mail) {
        return new Message(
                "email",
                mail.from(),
                String.join(", ", mail.to()),
                mail.subject(),
                mail.textBody().isEmpty() ? mail.htmlBody() : mail.textBody(),
                Optional.ofNullable(mail.calendar()).map(part -> part.text()),
                mail.sentAt());
    }
}
