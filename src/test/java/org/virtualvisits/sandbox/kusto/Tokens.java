package org.virtualvisits.sandbox.kusto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query's words, one after the other. */
final class Tokens {

    /** A word of the language or a column, a piece of text in single quotes, a number or span, or a sign. */
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN
    }

    record Token(Kind kind, String text) {}

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<name>!?[A-Za-z_]\\w*)"
            + "|'(?<text>[^'\\\\]*)'"
            + "|(?<number>\\d+(?:\\.\\d+)?(?:ms|[smhd])?\\b)"
            + "|(?<sign>==|!=|>=|<=|[|(),=<>+\\-*/.]))");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String query) {
        this.query = query;
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        while (at < query.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("cannot read, from here on: " + query.substring(at));
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            String text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                return new Token(kind, text);
            }
        }
        throw new IllegalStateException("a token without a kind");
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    boolean isNext(Kind kind, String text) {
        return next < tokens.size() && tokens.get(next).equals(new Token(kind, text));
    }

    /** Whether the one after the next is this. */
    boolean isSecond(Kind kind, String text) {
        return next + 1 < tokens.size() && tokens.get(next + 1).equals(new Token(kind, text));
    }

    boolean takes(Kind kind, String text) {
        boolean isIt = isNext(kind, text);
        if (isIt) {
            next++;
        }
        return isIt;
    }

    /** The next, if it is one of these. */
    Optional<String> takesOneOf(Kind kind, List<String> texts) {
        return texts.stream().filter(text -> takes(kind, text)).findFirst();
    }

    Token take() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("ends too soon: " + query);
        }
        return tokens.get(next++);
    }

    String take(Kind kind) {
        Token token = take();
        if (token.kind() != kind) {
            throw new IllegalArgumentException("'" + token.text() + "' is no " + kind + " in: " + query);
        }
        return token.text();
    }

    void require(Kind kind, String text) {
        if (!takes(kind, text)) {
            throw new IllegalArgumentException("no '" + text + "' where one belongs, in: " + query);
        }
    }
}
