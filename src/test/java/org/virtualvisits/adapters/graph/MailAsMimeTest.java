package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MailAsMimeTest {

    private static final Session SESSION = Session.getInstance(new Properties());

    @Test
    void theAlternativesAreInOrderFromThePoorestToTheRichest() throws Exception {
        List<String> types = new ArrayList<>();
        for (BodyPart part : alternatives(parsed())) {
            types.add(new ContentType(part.getContentType()).getBaseType());
        }

        assertThat(types).containsExactly("text/plain", "text/html", "text/calendar");
    }

    @Test
    void theCalendarPartNamesItsMethodAndArrivesOctetByOctet() throws Exception {
        BodyPart calendar = alternatives(parsed()).getLast();

        var type = new ContentType(calendar.getContentType());
        assertThat(type.getParameter("method")).isEqualTo("REQUEST");
        assertThat(type.getParameter("charset")).isEqualTo("UTF-8");
        assertThat(calendar.getDisposition()).isNull();
        assertThat(new String(calendar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(Letters.ICS);
    }

    @Test
    void textAndHtmlAreReadAsTheyWereWritten() throws Exception {
        List<BodyPart> parts = alternatives(parsed());

        assertThat(parts.get(0).getContent().toString().replace("\r\n", "\n")).isEqualTo(Letters.TEXT);
        assertThat(parts.get(1).getContent()).isEqualTo(Letters.HTML);
    }

    @Test
    void theHeadSaysWhoAndWhatForAndNothingOfThePatientButTheAddress() throws Exception {
        MimeMessage message = parsed();

        assertThat(message.getSubject()).isEqualTo(Letters.SUBJECT);
        assertThat(message.getHeader("From", null)).endsWith("<visits@example.nhs.uk>");
        assertThat(message.getHeader("To")).containsExactly(Letters.READER);
        assertThat(message.getMessageID()).isEqualTo("<" + Letters.KEY + "@example.nhs.uk>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("cy");
        for (Header header : Collections.list(message.getAllHeaders())) {
            if (!header.getName().equals("To")) {
                assertThat(header.getValue()).doesNotContainIgnoringCase("ada", "okonkwo");
            }
        }
    }

    @Test
    void everythingOnTheWireIsAsciiInLinesThatServersTake() {
        String wire = new String(MailAsMime.write(Letters.invitation()), StandardCharsets.ISO_8859_1);

        assertThat(wire.chars()).allMatch(sign -> sign < 128);
        assertThat(wire.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(wire.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void writingTwiceKeepsTheMessageId() throws Exception {
        assertThat(parsed().getMessageID()).isEqualTo(parsed().getMessageID());
    }

    /** Mail libraries look for their parts through the thread's class loader, which a platform thread may lack. */
    @Test
    void itIsWrittenTheSameWhateverClassLoaderTheThreadHas() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        byte[] written;
        try {
            written = MailAsMime.write(Letters.invitation());
        } finally {
            thread.setContextClassLoader(own);
        }

        assertThat(alternatives(new MimeMessage(SESSION, new ByteArrayInputStream(written))))
                .hasSize(3);
    }

    @Test
    void aLineBreakInTheLanguageIsRefused() {
        var evil = Letters.of("k-1", "Clinic", "Visit", "en\r\nBcc: eve@example.net", Optional.empty());

        assertThatThrownBy(() -> MailAsMime.write(evil)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MimeMessage parsed() throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(MailAsMime.write(Letters.invitation())));
    }

    private static List<BodyPart> alternatives(MimeMessage message) throws MessagingException, IOException {
        assertThat(message.isMimeType("multipart/mixed")).isTrue();
        var whole = (MimeMultipart) message.getContent();
        assertThat(whole.getCount()).isEqualTo(1);
        assertThat(whole.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        var parts = (MimeMultipart) whole.getBodyPart(0).getContent();
        List<BodyPart> all = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            all.add(parts.getBodyPart(i));
        }
        return all;
    }
}
