package org.virtualvisits.sandbox.kusto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.virtualvisits.sandbox.kusto.SummaryParser.Step;
import org.virtualvisits.sandbox.kusto.Tokens.Kind;

/**
 * A query: a table, and steps that its rows go through, which are {@code where}, {@code extend} and {@code summarize}.
 * Anything else, a column that the table does not have included, is a mistake that is found when the query is read.
 */
public final class Query {

    private final String table;
    private final List<Step> steps;

    private Query(String table, List<Step> steps) {
        this.table = table;
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads one.
     *
     * @param schema the columns of each table there is
     * @throws IllegalArgumentException if it has anything that this reader does not know
     */
    public static Query read(String text, Map<String, Set<String>> schema) {
        var tokens = new Tokens(text);
        String table = tokens.take(Kind.NAME);
        if (!schema.containsKey(table)) {
            throw new IllegalArgumentException("no table " + table);
        }
        Set<String> columns = new LinkedHashSet<>(schema.getOrDefault(table, Set.of()));
        var steps = new ArrayList<Step>();
        while (!tokens.isAtEnd()) {
            tokens.require(Kind.SIGN, "|");
            String operator = tokens.take(Kind.NAME);
            switch (operator) {
                case "where" -> steps.add(where(new ExpressionParser(tokens, columns).expression()));
                case "extend" -> steps.add(extend(tokens, columns));
                case "summarize" -> {
                    var summary = new SummaryParser(tokens, columns);
                    steps.add(summary.step());
                    columns = new LinkedHashSet<>(summary.results());
                }
                default -> throw new IllegalArgumentException("no operator " + operator);
            }
        }
        return new Query(table, steps);
    }

    /** Which table it asks. */
    public String table() {
        return table;
    }

    /**
     * Runs it on a table's rows.
     *
     * @param now when
     */
    public List<Row> run(List<Row> rows, Instant now) {
        List<Row> left = rows;
        for (Step step : steps) {
            left = step.of(left, now);
        }
        return left;
    }

    private static Step where(Expression condition) {
        return (rows, now) -> rows.stream()
                .filter(row -> Value.isTrue(condition.of(row, now)))
                .toList();
    }

    /** Adds the new column to those there are. */
    private static Step extend(Tokens tokens, Set<String> columns) {
        String name = tokens.take(Kind.NAME);
        tokens.require(Kind.SIGN, "=");
        Expression expression = new ExpressionParser(tokens, columns).expression();
        columns.add(name);
        return (rows, now) -> rows.stream()
                .map(row -> {
                    var values = new LinkedHashMap<>(row.values());
                    values.remove(name);
                    expression.of(row, now).ifPresent(value -> values.put(name, value));
                    return new Row(values);
                })
                .toList();
    }
}
