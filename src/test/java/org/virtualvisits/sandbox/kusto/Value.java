package org.virtualvisits.sandbox.kusto;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What Kusto does with values. Empty stands for null; whatever has a null in it comes to null, and null is not true. */
final class Value {

    private Value() {}

    static boolean isTrue(Optional<Object> value) {
        return value.map(its -> {
                    if (its instanceof Boolean truth) {
                        return truth;
                    }
                    throw new IllegalArgumentException("not a condition: " + its);
                })
                .orElse(false);
    }

    /** Less than, equal to or greater than zero; both must be of one type, but numbers are numbers. */
    static int compare(Object left, Object right) {
        if (left instanceof Number first && right instanceof Number second) {
            return first instanceof Long whole && second instanceof Long other
                    ? Long.compare(whole, other)
                    : Double.compare(first.doubleValue(), second.doubleValue());
        }
        if (left instanceof Instant first && right instanceof Instant second) {
            return first.compareTo(second);
        }
        if (left instanceof String first && right instanceof String second) {
            return first.compareTo(second);
        }
        if (left instanceof Boolean first && right instanceof Boolean second) {
            return first.compareTo(second);
        }
        throw new IllegalArgumentException("cannot compare " + type(left) + " with " + type(right));
    }

    static Comparator<Object> order() {
        return Value::compare;
    }

    /** Whole numbers stay whole: 3 / 2 is 1. */
    static Object calculate(char operator, Object left, Object right) {
        if (left instanceof Long first && right instanceof Long second) {
            return switch (operator) {
                case '+' -> first + second;
                case '-' -> first - second;
                case '*' -> first * second;
                case '/' -> first / second;
                default -> throw new IllegalArgumentException("no such operator: " + operator);
            };
        }
        if (left instanceof Number first && right instanceof Number second) {
            return real(operator).apply(first.doubleValue(), second.doubleValue());
        }
        throw new IllegalArgumentException("cannot calculate with " + type(left) + " and " + type(right));
    }

    private static BinaryOperator<Double> real(char operator) {
        return switch (operator) {
            case '+' -> Double::sum;
            case '-' -> (left, right) -> left - right;
            case '*' -> (left, right) -> left * right;
            case '/' -> (left, right) -> left / right;
            default -> throw new IllegalArgumentException("no such operator: " + operator);
        };
    }

    /** A moment's beginning of a span; Kusto counts from year 1, which for spans that divide a day is the same. */
    static Instant bin(Object moment, Object span) {
        if (!(moment instanceof Instant at) || !(span instanceof Duration width)) {
            throw new IllegalArgumentException("bin is of a moment and a span");
        }
        if (Duration.ofDays(1).toMillis() % width.toMillis() != 0) {
            throw new IllegalArgumentException("only spans that divide a day: " + width);
        }
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), width.toMillis()) * width.toMillis());
    }

    /** Text that is no whole number is null. */
    static Optional<Object> whole(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.longValue());
        }
        return value instanceof String text && text.strip().matches("-?\\d{1,18}")
                ? Optional.of(Long.valueOf(text.strip()))
                : Optional.empty();
    }

    private static String type(Object value) {
        return switch (value) {
            case String text -> "string";
            case Long whole -> "long";
            case Double real -> "real";
            case Boolean truth -> "bool";
            case Instant moment -> "datetime";
            case Duration span -> "timespan";
            case Map<?, ?> dynamic -> "dynamic";
            default -> value.getClass().getName();
        };
    }
}
