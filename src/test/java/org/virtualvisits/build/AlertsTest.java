package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Measure;

/** Every alert of {@code infra/alerts.json} asks for what exists, and names what to do. */
final class AlertsTest {

    private static final String FILE = "infra/alerts.json";
    private static final Pattern MEASURE = Pattern.compile("virtualvisits(\\.[a-z-]+)+");
    private static final Pattern FUNCTION = Pattern.compile("\\bName == '([^']+)'");
    private static final Pattern FUNCTION_NAME = Pattern.compile("@FunctionName\\(\"([^\"]+)\"\\)");
    private static final Pattern TIMER =
            Pattern.compile("@FunctionName\\(\"([^\"]+)\"\\)[^@]*@TimerTrigger", Pattern.DOTALL);
    private static final Pattern JOBS = Pattern.compile("Properties\\.job\\) in \\(([^)]+)\\)");
    private static final Pattern WORD = Pattern.compile("'([^']+)'");
    private static final Set<String> FIELDS =
            Set.of("name", "title", "severity", "every", "window", "threshold", "query", "runbook");

    /** Tables of Log Analytics that this deployment fills. */
    private static final Set<String> TABLES = Set.of("AppRequests", "AppMetrics", "AppExceptions", "StorageQueueLogs");

    private static final String GOOD = """
            {"name": "timer-silent", "title": "t", "severity": 1, "every": "PT5M", "window": "PT15M", "threshold": 0,
             "query": "AppMetrics | where Name == 'virtualvisits.appointment.changes' | summarize Value = count()",
             "runbook": "docs/howto/alerts.md#timer-silent"}""";

    @Test
    void everyAlertAsksForWhatExistsAndNamesWhatToDo() {
        assertThat(alerts(Infrastructure.read(FILE)))
                .hasSizeGreaterThan(3)
                .allSatisfy(alert -> assertThat(faults(alert))
                        .as("%s, %s", FILE, alert.path("name").asText())
                        .isEmpty());
    }

    @Test
    void everyAlertHasANameOfItsOwn() {
        assertThat(alerts(Infrastructure.read(FILE)))
                .extracting(alert -> alert.path("name").textValue())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTimerIsMissedByExactlyOneAlert() {
        assertThat(alerts(Infrastructure.read(FILE)).stream()
                        .flatMap(alert -> timersAskedFor(alert.path("query").textValue())))
                .containsExactlyInAnyOrderElementsOf(timers());
    }

    @Test
    void anAlertOnSilentTimersCountsAsManyAsItNames() {
        assertThat(alerts(Infrastructure.read(FILE)))
                .filteredOn(alert -> timersAskedFor(alert.path("query").textValue())
                        .findAny()
                        .isPresent())
                .hasSize(3)
                .allSatisfy(alert -> assertThat(alert.path("query").textValue())
                        .endsWith("Value = "
                                + timersAskedFor(alert.path("query").textValue())
                                        .count()
                                + " - Timers"));
    }

    @Test
    void theWorkbookShowsMeasuresThatExist() {
        assertThat(MEASURE.matcher(Infrastructure.read("infra/workbook.json"))
                        .results()
                        .map(found -> found.group())
                        .filter(name -> !measures().contains(name)))
                .isEmpty();
    }

    @Test
    void theAlertThatFaultsArePlantedInHasNone() {
        assertThat(faults(alerts("[" + GOOD + "]").getFirst())).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "virtualvisits.appointment.changes; virtualvisits.appointment.change; no measure",
                "virtualvisits.appointment.changes; redrive-unsetled; no function",
                "alerts.md#timer-silent; alert.md#timer-silent; no runbook",
                "alerts.md#timer-silent; alerts.md#timer-silnt; no section",
                "Value = count(); Values = count(); gives no Value",
                "AppMetrics; AppMetric; no table",
                "PT15M; PT2M; looks back less than it waits",
                "severity; severety; wrong fields",
            })
    void aPlantedFaultIsFound(String good, String bad, String fault) {
        assertThat(faults(alerts("[" + GOOD.replace(good, bad) + "]").getFirst()))
                .anyMatch(told -> told.contains(fault));
    }

    private static List<String> faults(JsonNode alert) {
        var faults = new ArrayList<String>();
        var fields = new TreeSet<String>();
        alert.fieldNames().forEachRemaining(fields::add);
        if (!fields.equals(new TreeSet<>(FIELDS))) {
            faults.add("wrong fields " + fields);
            return faults;
        }
        String query = alert.path("query").textValue();
        if (!TABLES.contains(query.replaceFirst(" .*", ""))) {
            faults.add("no table that is filled: " + query);
        }
        if (!query.matches(".*\\bValue = .*")) {
            faults.add("gives no Value: " + query);
        }
        FUNCTION.matcher(query).results().map(found -> found.group(1)).forEach(name -> {
            if (MEASURE.matcher(name).matches() && !measures().contains(name)) {
                faults.add("no measure of core/kernel/Measure.java: " + name);
            } else if (!MEASURE.matcher(name).matches() && !functions().contains(name)) {
                faults.add("no function: " + name);
            }
        });
        if (Duration.parse(alert.path("window").textValue())
                        .compareTo(Duration.parse(alert.path("every").textValue()))
                < 0) {
            faults.add("looks back less than it waits");
        }
        runbook(alert.path("runbook").textValue(), faults);
        return faults;
    }

    private static Stream<String> timersAskedFor(String query) {
        return JOBS.matcher(query)
                .results()
                .flatMap(found -> WORD.matcher(found.group(1)).results())
                .map(found -> found.group(1));
    }

    private static Set<String> timers() {
        return named(TIMER, "src/main");
    }

    private static void runbook(String runbook, List<String> faults) {
        String[] parts = runbook.split("#", 2);
        if (!parts[0].startsWith("docs/howto/") || !Files.exists(Path.of(parts[0]))) {
            faults.add("no runbook " + parts[0]);
        } else if (parts.length == 2 && !Markdown.of(parts[0]).anchors().contains(parts[1])) {
            faults.add("no section " + runbook);
        }
    }

    private static Set<String> measures() {
        return Arrays.stream(Measure.values()).map(Measure::key).collect(Collectors.toSet());
    }

    private static Set<String> functions() {
        return named(FUNCTION_NAME, "src/main");
    }

    private static Set<String> named(Pattern pattern, String below) {
        return Markdown.files(".java")
                .filter(file -> file.startsWith(below))
                .flatMap(file ->
                        pattern.matcher(Infrastructure.read(file.toString())).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> alerts(String json) {
        try {
            return StreamSupport.stream(new ObjectMapper().readTree(json).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
