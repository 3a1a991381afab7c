package org.virtualvisits.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;

/** What stands inside a page beside its words, and is allowed by the page's policy by its digest alone. */
final class PageStyle {

    /** How every page looks. */
    static final PageStyle PLAIN = new PageStyle(read("join.css"));

    /** How the staff's pages look. */
    static final PageStyle STAFF = new PageStyle(read("join.css", "day.css"));

    /** How the pages that help patients look. */
    static final PageStyle HELP = new PageStyle(read("join.css", "help.css"));

    /** Keeps the day list new without reloading the page; without it, the page has a link that does. */
    static final PageStyle FRESHENER = new PageStyle(read("day.js"));

    private final String text;

    private PageStyle(String text) {
        this.text = text;
    }

    /** The style element. */
    Html element() {
        return Html.style(text);
    }

    /** The script element. */
    Html script() {
        return Html.script(text);
    }

    /** The source expression that allows this text, and no other (CSP Level 3, 2.3.1). */
    String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String... files) {
        return Arrays.stream(files).map(PageStyle::read).collect(Collectors.joining());
    }

    private static String read(String name) {
        String file = "/pages/" + name;
        try (InputStream stream = Objects.requireNonNull(PageStyle.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
