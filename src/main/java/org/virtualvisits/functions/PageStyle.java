package org.virtualvisits.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** How pages look: one small style sheet inside the page, which the page's policy allows by its digest. */
final class PageStyle {

    private static final String FILE = "/pages/join.css";
    private static final String CSS = read();

    private PageStyle() {}

    /** The style element. */
    static Html element() {
        return Html.style(CSS);
    }

    /** The source expression that allows this style, and no other (CSP Level 3, 2.3.1). */
    static String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read() {
        try (InputStream stream = Objects.requireNonNull(PageStyle.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
