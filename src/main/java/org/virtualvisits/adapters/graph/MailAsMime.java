package org.virtualvisits.adapters.graph;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.virtualvisits.core.notice.Messenger.Mail;

/**
 * A mail as RFC 5322 text: plain text, HTML and invite as alternatives, from the poorest to the richest, since a reader
 * takes the last one it knows. Says of the patient only the address it goes to.
 */
final class MailAsMime {

    private static final Session SESSION = Session.getInstance(new Properties());

    private MailAsMime() {}

    static byte[] write(Mail mail) {
        try {
            var message = new Keyed(SESSION);
            head(message, mail);
            message.setContent(mixed(alternatives(mail)));
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("mail " + mail.key() + " cannot be written as MIME", e);
        }
    }

    private static void head(MimeMessage message, Mail mail) throws MessagingException, IOException {
        message.setFrom(new InternetAddress(mail.from(), MailFields.oneLine(mail.fromName()), "UTF-8"));
        // No display name: it would be the patient's.
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(MailFields.oneLine(mail.subject()), "UTF-8");
        message.setHeader("Message-ID", MailFields.messageId(mail));
        message.setHeader("Content-Language", MailFields.language(mail));
        // RFC 3834 §5: so that no vacation responder answers; the second says the same to Exchange.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
    }

    /** The outer part is where a mail gateway hangs its disclaimer, instead of among the alternatives. */
    private static MimeMultipart mixed(MimeMultipart alternatives) throws MessagingException {
        var whole = new MimeBodyPart();
        whole.setContent(alternatives);
        return new MimeMultipart("mixed", whole);
    }

    private static MimeMultipart alternatives(Mail mail) throws MessagingException {
        var parts = new MimeMultipart(
                "alternative",
                part(mail.text(), "text/plain; charset=UTF-8", "quoted-printable"),
                part(mail.html(), "text/html; charset=UTF-8", "quoted-printable"));
        if (mail.invite().isPresent()) {
            var invite = mail.invite().get();
            // base64: the object's own line ends and folds must arrive as they are.
            parts.addBodyPart(part(invite.ics(), MailFields.calendarType(invite.method()), "base64"));
        }
        return parts;
    }

    private static MimeBodyPart part(String content, String type, String encoding) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", encoding);
        return part;
    }

    /** A message that keeps the Message-ID it was given; the library's own would name this machine. */
    private static final class Keyed extends MimeMessage {

        Keyed(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // Set already.
        }
    }
}
