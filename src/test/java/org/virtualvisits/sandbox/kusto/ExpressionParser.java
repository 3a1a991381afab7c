package org.virtualvisits.sandbox.kusto;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.virtualvisits.sandbox.kusto.Tokens.Kind;

/**
 * Reads expressions: {@code or}, {@code and}, comparisons, the four operations, members of dynamic columns, and a handful of
 * functions (learn.microsoft.com, "Kusto Query Language": "Scalar operators", "String operators", "in operator").
 */
final class ExpressionParser {

    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "<", ">");
    private static final List<String> WORDS = List.of("contains", "!contains", "startswith", "!startswith");

    private final Tokens tokens;
    private final Set<String> columns;

    /** Reads on from there; a column that is none of these is a mistake. */
    ExpressionParser(Tokens tokens, Set<String> columns) {
        this.tokens = tokens;
        this.columns = columns;
    }

    Expression expression() {
        Expression left = conjunction();
        while (tokens.takes(Kind.NAME, "or")) {
            left = either(left, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (tokens.takes(Kind.NAME, "and")) {
            left = both(left, comparison());
        }
        return left;
    }

    private static Expression either(Expression left, Expression right) {
        return (row, now) -> Optional.of(Value.isTrue(left.of(row, now)) || Value.isTrue(right.of(row, now)));
    }

    private static Expression both(Expression left, Expression right) {
        return (row, now) -> Optional.of(Value.isTrue(left.of(row, now)) && Value.isTrue(right.of(row, now)));
    }

    private Expression comparison() {
        Expression left = sum();
        Optional<String> sign = tokens.takesOneOf(Kind.SIGN, SIGNS);
        if (sign.isPresent()) {
            return compared(left, order(sign.get()), sum());
        }
        Optional<String> word = tokens.takesOneOf(Kind.NAME, WORDS);
        if (word.isPresent()) {
            return texts(left, test(word.get()), sum());
        }
        return tokens.takes(Kind.NAME, "in") ? member(left, arguments()) : left;
    }

    private static IntPredicate order(String sign) {
        return switch (sign) {
            case "==" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            default -> order -> order >= 0;
        };
    }

    /** Without regard to case, all of them. */
    private static BiPredicate<String, String> test(String word) {
        return switch (word) {
            case "contains" -> String::contains;
            case "!contains" -> (text, part) -> !text.contains(part);
            case "startswith" -> String::startsWith;
            default -> (text, part) -> !text.startsWith(part);
        };
    }

    private static Expression compared(Expression left, IntPredicate sign, Expression right) {
        return (row, now) -> left.of(row, now)
                .flatMap(first -> right.of(row, now).map(second -> sign.test(Value.compare(first, second))));
    }

    private static Expression texts(Expression left, BiPredicate<String, String> holds, Expression right) {
        return (row, now) -> left.of(row, now)
                .flatMap(first -> right.of(row, now).map(second -> holds.test(lower(first), lower(second))));
    }

    private static String lower(Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(java.util.Locale.ROOT);
        }
        throw new IllegalArgumentException("not a text: " + value);
    }

    private static Expression member(Expression left, List<Expression> right) {
        return (row, now) -> left.of(row, now)
                .map(value -> right.stream()
                        .flatMap(one -> one.of(row, now).stream())
                        .anyMatch(one -> Value.compare(value, one) == 0));
    }

    private Expression sum() {
        Expression left = product();
        Optional<String> sign = tokens.takesOneOf(Kind.SIGN, List.of("+", "-"));
        while (sign.isPresent()) {
            left = calculated(left, sign.get().charAt(0), product());
            sign = tokens.takesOneOf(Kind.SIGN, List.of("+", "-"));
        }
        return left;
    }

    private Expression product() {
        Expression left = primary();
        Optional<String> sign = tokens.takesOneOf(Kind.SIGN, List.of("*", "/"));
        while (sign.isPresent()) {
            left = calculated(left, sign.get().charAt(0), primary());
            sign = tokens.takesOneOf(Kind.SIGN, List.of("*", "/"));
        }
        return left;
    }

    private static Expression calculated(Expression left, char sign, Expression right) {
        return (row, now) -> left.of(row, now)
                .flatMap(first -> right.of(row, now).map(second -> Value.calculate(sign, first, second)));
    }

    private Expression primary() {
        if (tokens.takes(Kind.SIGN, "(")) {
            Expression inner = expression();
            tokens.require(Kind.SIGN, ")");
            return inner;
        }
        Tokens.Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> constant(token.text());
            case NUMBER -> constant(number(token.text()));
            case NAME -> tokens.isNext(Kind.SIGN, "(") ? call(token.text(), arguments()) : column(token.text());
            case SIGN -> throw new IllegalArgumentException("no expression begins with " + token.text());
        };
    }

    /** What stands in brackets, parted by commas. */
    List<Expression> arguments() {
        tokens.require(Kind.SIGN, "(");
        var arguments = new ArrayList<Expression>();
        while (!tokens.takes(Kind.SIGN, ")")) {
            if (!arguments.isEmpty()) {
                tokens.require(Kind.SIGN, ",");
            }
            arguments.add(expression());
        }
        return arguments;
    }

    private Expression column(String name) {
        if (!columns.contains(name)) {
            throw new IllegalArgumentException("no column " + name + " among " + columns);
        }
        if (!tokens.takes(Kind.SIGN, ".")) {
            return (row, now) -> Optional.ofNullable(row.values().get(name));
        }
        String key = tokens.take(Kind.NAME);
        return (row, now) -> Optional.ofNullable(row.values().get(name)).flatMap(value -> within(value, key));
    }

    private static Optional<Object> within(Object value, String key) {
        if (value instanceof Map<?, ?> dynamic) {
            return Optional.ofNullable(dynamic.get(key));
        }
        throw new IllegalArgumentException("only dynamic columns have members, such as " + key);
    }

    private static Expression call(String name, List<Expression> given) {
        return switch (name + "/" + given.size()) {
            case "tostring/1" ->
                (row, now) -> Optional.of(
                        given.getFirst().of(row, now).map(Object::toString).orElse(""));
            case "toint/1" -> (row, now) -> given.getFirst().of(row, now).flatMap(Value::whole);
            case "ago/1" -> (row, now) -> given.getFirst().of(row, now).map(span -> now.minus((Duration) span));
            case "bin/2" ->
                (row, now) -> given.getFirst()
                        .of(row, now)
                        .flatMap(moment -> given.get(1).of(row, now).map(span -> Value.bin(moment, span)));
            case "iff/3" ->
                (row, now) -> given.get(Value.isTrue(given.getFirst().of(row, now)) ? 1 : 2)
                        .of(row, now);
            default -> throw new IllegalArgumentException("no function " + name + " of " + given.size());
        };
    }

    private static Expression constant(Object value) {
        return (row, now) -> Optional.of(value);
    }

    private static Object number(String text) {
        if (text.matches("\\d+")) {
            return Long.valueOf(text);
        }
        if (text.matches("\\d+\\.\\d+")) {
            return Double.valueOf(text);
        }
        String digits = text.replaceAll("[a-z]+$", "");
        long count = Long.parseLong(digits);
        return switch (text.substring(digits.length())) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
