package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a message sent as base64 of RFC 5322 text (Graph page "outlook-send-mime-message"). */
final class MimeMail {

    private String text = "";
    private String html = "";
    private @Nullable CalendarPart calendar;
    private boolean attachments;

    private MimeMail() {}

    /** A message as Graph stores it: the JSON it shows and the content behind that. */
    record Read(ObjectNode message, MailContent content) {}

    static Read read(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replaceAll("[\\r\\n]", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new GraphError(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
        }
        try {
            MimeMessage mime = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            MimeMail mail = new MimeMail();
            mail.visit(mime);
            return new Read(
                    mail.json(mime),
                    new MailContent(mail.text, mail.html, mail.calendar, headers(mime), mail.attachments, base64));
        } catch (MessagingException | IOException malformed) {
            throw new GraphError(400, "ErrorMimeContentInvalid", "The MIME content is invalid.");
        }
    }

    static @Nullable String parameter(String contentType, String name) {
        try {
            return new ContentType(contentType).getParameter(name);
        } catch (ParseException malformed) {
            return null;
        }
    }

    private void visit(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                visit(each);
            }
            return;
        }
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        attachments |= attached;
        if (part.isMimeType("text/calendar") && calendar == null) {
            calendar = new CalendarPart(decoded(part), parameter(part.getContentType(), "method"), attached);
        } else if (part.isMimeType("text/plain") && !attached && text.isEmpty()) {
            text = decoded(part);
        } else if (part.isMimeType("text/html") && !attached && html.isEmpty()) {
            html = decoded(part);
        }
    }

    private ObjectNode json(MimeMessage mime) throws MessagingException {
        ObjectNode message = Json.object();
        message.put("subject", mime.getSubject() == null ? "" : mime.getSubject());
        message.putObject("body")
                .put("contentType", html.isEmpty() ? "text" : "html")
                .put("content", html.isEmpty() ? text : html);
        message.set("toRecipients", recipients(mime, Message.RecipientType.TO));
        message.set("ccRecipients", recipients(mime, Message.RecipientType.CC));
        message.set("bccRecipients", recipients(mime, Message.RecipientType.BCC));
        Address[] from = mime.getFrom();
        if (from != null && from.length > 0) {
            message.set("from", recipient(from[0]));
        }
        if (mime.getMessageID() != null) {
            message.put("internetMessageId", mime.getMessageID());
        }
        return message;
    }

    private static ArrayNode recipients(MimeMessage mime, Message.RecipientType kind) throws MessagingException {
        ArrayNode all = Json.MAPPER.createArrayNode();
        Address[] addresses = mime.getRecipients(kind);
        for (Address address : addresses == null ? new Address[0] : addresses) {
            all.add(recipient(address));
        }
        return all;
    }

    private static ObjectNode recipient(Address address) {
        ObjectNode recipient = Json.object();
        if (address instanceof InternetAddress internet) {
            String name = internet.getPersonal();
            recipient
                    .putObject("emailAddress")
                    .put("name", name == null ? internet.getAddress() : name)
                    .put("address", internet.getAddress());
        }
        return recipient;
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        String charset = parameter(part.getContentType(), "charset");
        byte[] bytes = part.getInputStream().readAllBytes();
        return new String(bytes, Charset.forName(charset == null ? "UTF-8" : MimeUtility.javaCharset(charset)));
    }

    private static Map<String, List<String>> headers(MimeMessage mime) throws MessagingException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Header header : Collections.list(mime.getAllHeaders())) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }
}
