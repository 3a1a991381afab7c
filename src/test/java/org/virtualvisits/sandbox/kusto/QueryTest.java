package org.virtualvisits.sandbox.kusto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to what learn.microsoft.com says of each word, "Kusto Query Language". */
final class QueryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, Set<String>> SCHEMA =
            Map.of("T", Set.of("TimeGenerated", "Name", "Sum", "Count", "Code", "Ok", "Properties"));

    private static final List<Row> ROWS = List.of(
            row(1, "one", 1.5, 3L, "200", true, "a"),
            row(4, "two", 2.5, 4L, "503", false, "b"),
            row(6, "two", 4.0, 5L, "0", true, "b"),
            row(61, "three", 8.0, 6L, "", true, "ehr:x"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Name == 'two'; 2",
                "Name != 'two'; 2",
                "Name == 'TWO'; 0",
                "Name contains 'T'; 3",
                "Name !contains 'T'; 1",
                "Name startswith 'T'; 3",
                "Name !startswith 'T'; 1",
                "Name in ('one', 'three', 'four'); 2",
                "Sum > 2.5; 2",
                "Sum >= 2.5; 3",
                "Sum < 2; 1",
                "Sum <= 2.5; 2",
                "Count * 2 - 1 == 5; 1",
                "Count / 2 == 2; 2",
                "Count / 2.0 == 2; 1",
                "100.0 * Count / 8 > 70; 1",
                "2 + 3 * 2 == 8; 4",
                "(2 + 3) * 2 == 10; 4",
                "toint(Code) >= 100; 2",
                "toint(Code) < 100; 1",
                "toint(Code) != 200; 2",
                "Ok; 3",
                "Ok and Name == 'two'; 1",
                "Name == 'one' or Name == 'two' and Ok; 2",
                "tostring(Properties.job) == 'b'; 2",
                "tostring(Properties.jib) == ''; 4",
                "TimeGenerated > ago(1h); 3",
                "TimeGenerated > ago(5m); 2",
                "TimeGenerated > ago(300s); 2",
                "TimeGenerated > ago(1d); 4",
                "bin(TimeGenerated, 5m) == bin(ago(2m), 5m); 2",
                "iff(Ok, 1, 2) == 2; 1",
            })
    void aRowPassesIfTheConditionHolds(String condition, long rows) {
        assertThat(run("T | where " + condition + " | summarize N = count()"))
                .containsExactly(new Row(Map.of("N", rows)));
    }

    @Test
    void groupsAreSummedUpEachForItself() {
        assertThat(run("T | summarize Total = sum(Sum), Most = max(Count), Least = min(Count), Codes = dcount(Code) by"
                        + " Who = Name"))
                .containsExactly(
                        new Row(Map.of("Total", 1.5, "Most", 3L, "Least", 3L, "Codes", 1L, "Who", "one")),
                        new Row(Map.of("Total", 6.5, "Most", 5L, "Least", 4L, "Codes", 2L, "Who", "two")),
                        new Row(Map.of("Total", 8.0, "Most", 6L, "Least", 6L, "Codes", 1L, "Who", "three")));
    }

    @Test
    void aSumUnderAConditionLeavesTheOtherRowsOut() {
        assertThat(run("T | summarize Failed = sumif(Count, toint(Code) >= 500), All = sum(Count)"
                        + " | extend Value = iff(All < 20, 0.0, 100.0 * Failed / All)"))
                .containsExactly(new Row(Map.of("Failed", 4L, "All", 18L, "Value", 0.0)));
    }

    @Test
    void theLatestRowIsKeptByItsTime() {
        assertThat(run("T | where Name == 'two' | summarize arg_max(TimeGenerated, Sum)"))
                .containsExactly(new Row(Map.of("TimeGenerated", NOW.minus(Duration.ofMinutes(4)), "Sum", 2.5)));
    }

    @Test
    void withoutRowsCountsAndSumsAreNothingAndTheRestIsNull() {
        assertThat(run("T | where Name == 'none' | summarize A = count(), B = sum(Sum), C = dcount(Name), D = max(Sum)"
                        + " | extend Value = iff(D < 14, 1, 0)"))
                .containsExactly(new Row(Map.of("A", 0L, "B", 0L, "C", 0L, "Value", 0L)));
        assertThat(run("T | where Name == 'none' | summarize arg_max(TimeGenerated, Sum)"))
                .containsExactly(new Row(Map.of()));
        assertThat(run("T | where Name == 'none' | summarize A = count() by B = Name | summarize Value = max(A)"))
                .containsExactly(new Row(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U | summarize N = count()",
                "T | where Nam == 'one'",
                "T | where Name == \"one\"",
                "T | where Name has 'one'",
                "T | where Name in~ ('one')",
                "T | where isempty(Name)",
                "T | take 5",
                "T | join (U) on Name",
                "T | summarize count()",
                "T | summarize N = percentile(Sum, 95)",
                "T | summarize N = count() by Name",
                "T | summarize N = count() | where Name == 'one'",
                "T | where tostring(Properties['job']) == 'b'",
                "T | where Name == 'one",
                "T | where (Name == 'one'",
                "T where Name == 'one'",
            })
    void whatIsNotKnownIsRefusedAndNotGuessed(String query) {
        assertThatThrownBy(() -> Query.read(query, SCHEMA)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T | where Name > 5",
                "T | where Name == 5",
                "T | where Sum",
                "T | where Sum contains 'a'",
                "T | where Name * 2 == 4",
                "T | where Name.job == 'a'",
                "T | where bin(TimeGenerated, 7m) == ago(1h)",
            })
    void whatDoesNotFitTogetherIsRefused(String query) {
        assertThatThrownBy(() -> run(query)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> run(String query) {
        return Query.read(query, SCHEMA).run(ROWS, NOW);
    }

    private static Row row(int minutesAgo, String name, double sum, long count, String code, boolean ok, String job) {
        return new Row(Stream.of(
                        Map.entry("TimeGenerated", NOW.minus(Duration.ofMinutes(minutesAgo))),
                        Map.entry("Name", name),
                        Map.entry("Sum", sum),
                        Map.entry("Count", count),
                        Map.entry("Code", code),
                        Map.entry("Ok", ok),
                        Map.entry("Properties", Map.of("job", job)))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> (Object) entry.getValue())));
    }
}
