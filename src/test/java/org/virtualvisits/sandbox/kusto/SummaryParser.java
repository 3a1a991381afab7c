package org.virtualvisits.sandbox.kusto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.sandbox.kusto.Tokens.Kind;

/**
 * Reads {@code summarize}: aggregates that are given a name, and {@code by} columns that are given one. Without rows and
 * without {@code by} there is one row of defaults: 0 for counts and sums, null for the rest (learn.microsoft.com,
 * "summarize operator", "Aggregates default values").
 */
final class SummaryParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final Set<String> columns;
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final Map<String, Expression> keys = new LinkedHashMap<>();
    private final Set<String> results = new LinkedHashSet<>();

    SummaryParser(Tokens tokens, Set<String> columns) {
        this.tokens = tokens;
        this.columns = columns;
        this.expressions = new ExpressionParser(tokens, columns);
    }

    /** The columns afterwards. */
    Set<String> results() {
        return results;
    }

    Step step() {
        do {
            aggregate();
        } while (tokens.takes(Kind.SIGN, ","));
        if (tokens.takes(Kind.NAME, "by")) {
            do {
                keys.put(result(tokens.take(Kind.NAME)), named());
            } while (tokens.takes(Kind.SIGN, ","));
        }
        return (rows, now) -> grouped(rows, now).entrySet().stream()
                .map(group -> row(group.getKey(), group.getValue(), now))
                .toList();
    }

    private Expression named() {
        tokens.require(Kind.SIGN, "=");
        return expressions.expression();
    }

    private String result(String name) {
        if (!results.add(name)) {
            throw new IllegalArgumentException("two columns of one name: " + name);
        }
        return name;
    }

    private Map<Map<String, Object>, List<Row>> grouped(List<Row> rows, Instant now) {
        var groups = new LinkedHashMap<Map<String, Object>, List<Row>>();
        if (keys.isEmpty()) {
            groups.put(Map.of(), rows);
            return groups;
        }
        for (Row row : rows) {
            var key = new LinkedHashMap<String, Object>();
            keys.forEach((name, expression) -> expression.of(row, now).ifPresent(value -> key.put(name, value)));
            groups.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private Row row(Map<String, Object> key, List<Row> group, Instant now) {
        var values = new LinkedHashMap<>(key);
        aggregates.forEach(aggregate -> values.putAll(aggregate.of(group, now)));
        return new Row(values);
    }

    private void aggregate() {
        if (tokens.isNext(Kind.NAME, "arg_max") && tokens.isSecond(Kind.SIGN, "(")) {
            tokens.take();
            aggregates.add(latest());
            return;
        }
        String name = result(tokens.take(Kind.NAME));
        tokens.require(Kind.SIGN, "=");
        String function = tokens.take(Kind.NAME);
        aggregates.add(Aggregate.column(name, single(function, expressions.arguments())));
    }

    /** The row that has most of a column; its columns keep their names. */
    private Aggregate latest() {
        var names = new ArrayList<String>();
        tokens.require(Kind.SIGN, "(");
        do {
            String name = tokens.take(Kind.NAME);
            if (!columns.contains(name)) {
                throw new IllegalArgumentException("no column " + name + " among " + columns);
            }
            names.add(result(name));
        } while (tokens.takes(Kind.SIGN, ","));
        tokens.require(Kind.SIGN, ")");
        return (group, now) -> {
            var kept = new LinkedHashMap<String, Object>();
            group.stream()
                    .filter(row -> row.values().containsKey(names.getFirst()))
                    .max(Comparator.comparing(row -> present(row, names.getFirst()), Value.order()))
                    .ifPresent(row -> names.forEach(name ->
                            Optional.ofNullable(row.values().get(name)).ifPresent(value -> kept.put(name, value))));
            return kept;
        };
    }

    private static Object present(Row row, String column) {
        return Optional.ofNullable(row.values().get(column)).orElseThrow();
    }

    private static Aggregate.Single single(String function, List<Expression> given) {
        return switch (function + "/" + given.size()) {
            case "count/0" -> (group, now) -> Optional.of((long) group.size());
            case "dcount/1" ->
                (group, now) -> Optional.of(
                        values(group, given.getFirst(), now).stream().distinct().count());
            case "sum/1" -> (group, now) -> Optional.of(sum(values(group, given.getFirst(), now)));
            case "sumif/2" ->
                (group, now) -> Optional.of(sum(values(
                        group.stream()
                                .filter(row -> Value.isTrue(given.get(1).of(row, now)))
                                .toList(),
                        given.getFirst(),
                        now)));
            case "max/1" ->
                (group, now) -> values(group, given.getFirst(), now).stream().max(Value.order());
            case "min/1" ->
                (group, now) -> values(group, given.getFirst(), now).stream().min(Value.order());
            default -> throw new IllegalArgumentException("no aggregate " + function + " of " + given.size());
        };
    }

    private static List<Object> values(List<Row> group, Expression expression, Instant now) {
        return group.stream().flatMap(row -> expression.of(row, now).stream()).toList();
    }

    private static Object sum(List<Object> values) {
        Object sum = 0L;
        for (Object value : values) {
            sum = Value.calculate('+', sum, value);
        }
        return sum;
    }

    /** One step of a query. */
    @FunctionalInterface
    interface Step {
        List<Row> of(List<Row> rows, Instant now);
    }
}
