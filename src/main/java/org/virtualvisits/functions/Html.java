package org.virtualvisits.functions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A piece of an HTML page. Text can only become one by {@link #text} or as an attribute's value, and both escape it, so
 * that no text, whoever wrote it, can become markup.
 */
final class Html {

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** Text, as it will be read. Characters that no HTML document may contain become the replacement character. */
    static Html text(String text) {
        return new Html(escaped(text));
    }

    /** Pieces one after another, each on its own line. */
    static Html lines(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::toString).collect(Collectors.joining("\n")));
    }

    /** The same. */
    static Html lines(Html... pieces) {
        return lines(Arrays.asList(pieces));
    }

    /** An element that is yet to get its attributes and content. */
    static Tag tag(String name) {
        return new Tag(name, "");
    }

    /** A style element. Its content is not escaped, because browsers do not unescape it. */
    static Html style(String css) {
        if (css.contains("<")) {
            throw new IllegalArgumentException("a style sheet needs no <");
        }
        return new Html("<style>" + css + "</style>");
    }

    /** A script element. Its content is not escaped, because browsers do not unescape it. */
    static Html script(String source) {
        if (source.contains("</") || source.contains("<!--")) {
            throw new IllegalArgumentException("a script must not seem to end");
        }
        return new Html("<script>" + source + "</script>");
    }

    /** A whole document around its root element. */
    static String document(Html root) {
        return "<!DOCTYPE html>\n" + root + "\n";
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** HTML Living Standard, 13.1.4: no surrogates, noncharacters, or controls other than white space. */
    private static boolean isAllowed(int point) {
        boolean whiteSpace = point == '\t' || point == '\n';
        boolean noncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return whiteSpace || !(Character.isISOControl(point) || noncharacter || surrogate);
    }

    /** An element's name and attributes. */
    record Tag(String name, String attributes) {

        /** With one more attribute. */
        Tag with(String attribute, String value) {
            return new Tag(name, attributes + " " + attribute + "=\"" + escaped(value) + "\"");
        }

        /** With one more attribute if there is a value for it. */
        Tag with(String attribute, Optional<String> value) {
            return value.map(its -> with(attribute, its)).orElse(this);
        }

        /** The element around a text. */
        Html holding(String text) {
            return around(escaped(text));
        }

        /** The element around one piece, on the same line. */
        Html holding(Html piece) {
            return around(piece.markup);
        }

        /** The element around pieces, each on its own line. */
        Html holding(List<Html> pieces) {
            return around("\n" + lines(pieces) + "\n");
        }

        /** A void element, such as meta. */
        Html alone() {
            return new Html("<" + name + attributes + ">");
        }

        private Html around(String content) {
            return new Html("<" + name + attributes + ">" + content + "</" + name + ">");
        }
    }
}
