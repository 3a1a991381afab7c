package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MimeMailTest {

    private static final String MESSAGES = Practice.mailbox(VISITS) + "/messages";
    private static final String SEND_MAIL = Practice.mailbox(VISITS) + "/sendMail";
    private static final String INVITE = """
            From: Video visits <visits@example.nhs.uk>
            To: Alex <alex@example.org>
            Cc: carer@example.org
            Subject: =?utf-8?q?Caf=C3=A9_visit?=
            Message-ID: <notice-1@example.nhs.uk>
            X-Notice: n1
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8

            Join at ten
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Join at =74en</p>
            --b
            Content-Type: text/calendar; method=REQUEST; charset=utf-8
            Content-Transfer-Encoding: base64

            QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=
            --b--
            """;

    private final Practice practice = new Practice();
    private final Caller caller = practice.caller;

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aMimeMessageIsSentWithAllItsPartsAndAlwaysKept() {
        Caller.Reply reply = caller.postMime(SEND_MAIL, base64(INVITE));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEmpty();
        assertThat(practice.graph.sentMail()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("alex@example.org");
            assertThat(mail.cc()).containsExactly("carer@example.org");
            assertThat(mail.subject()).isEqualTo("Café visit");
            assertThat(mail.textBody().strip()).isEqualTo("Join at ten");
            assertThat(mail.htmlBody().strip()).isEqualTo("<p>Join at ten</p>");
            assertThat(mail.calendar())
                    .isEqualTo(new CalendarPart("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST", false));
            assertThat(mail.internetMessageId()).isEqualTo("<notice-1@example.nhs.uk>");
            assertThat(mail.headers()).containsEntry("x-notice", List.of("n1"));
            assertThat(mail.messageId()).isNotNull();
        });
    }

    @Test
    void anAttachedCalendarPartIsToldFromAnInvitation() {
        String attached = INVITE.replace("multipart/alternative", "multipart/mixed")
                .replace("text/calendar; method=REQUEST; charset=utf-8", """
                        text/calendar; charset=utf-8
                        Content-Disposition: attachment; filename=visit.ics""");

        caller.postMime(SEND_MAIL, base64(attached));

        assertThat(practice.graph.sentMail().getFirst().calendar())
                .isEqualTo(new CalendarPart("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", null, true));
    }

    @Test
    void aMimeDraftKeepsItsMessageIdIsFoundByItAndIsSentWithItsInvite() {
        Caller.Reply draft = caller.postMime(MESSAGES, base64(INVITE), "Prefer", "IdType=\"ImmutableId\"");
        String id = draft.json().path("id").asText();

        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.json().path("internetMessageId").asText()).isEqualTo("<notice-1@example.nhs.uk>");
        Caller.Reply found =
                caller.get(MESSAGES + "?$filter=" + Caller.encoded("internetMessageId eq '<notice-1@example.nhs.uk>'"));
        assertThat(found.json().path("value")).hasSize(1);
        assertThat(caller.send(caller.request("POST", MESSAGES + "/" + id + "/send", ""))
                        .status())
                .isEqualTo(202);
        assertThat(practice.graph.sentMail().getFirst().calendar()).isNotNull();
    }

    @Test
    void mimeFromAnotherMailboxIsDenied() {
        Caller.Reply reply =
                caller.postMime(SEND_MAIL, base64(INVITE.replace("visits@example.nhs.uk>", "sam@example.nhs.uk>")));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("ErrorSendAsDenied");
        assertThat(practice.graph.sentMail()).isEmpty();
    }

    @Test
    void whatIsNotBase64IsRefused() {
        Caller.Reply reply = caller.postMime(SEND_MAIL, INVITE);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("ErrorMimeContentInvalidBase64String");
    }

    private static String base64(String message) {
        return Base64.getMimeEncoder()
                .encodeToString(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
