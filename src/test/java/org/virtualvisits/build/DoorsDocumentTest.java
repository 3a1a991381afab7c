package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.functions.Fuzz;
import org.virtualvisits.golden.ReviewedFunction;

/** docs/reference/doors.md names every way in, as the package has it, with a test for each. */
final class DoorsDocumentTest {

    private static final int WAY_IN = 1;
    private static final int KEY = 2;
    private static final int WHO = 3;
    private static final int LIMITS = 4;
    private static final int STRANGER = 5;
    private static final int TESTS = 6;
    private static final Pattern TEST = Pattern.compile("([A-Z][A-Za-z0-9]*Test)(?:#([A-Za-z0-9]+))?");

    private final Markdown page = Markdown.of("docs/reference/doors.md");
    private final Map<String, List<String>> rows = page.rows().stream()
            .filter(row -> row.size() > TESTS)
            .collect(Collectors.toMap(row -> Markdown.code(row.getFirst()).getFirst(), row -> row));

    @Test
    void everyFunctionIsInTheTableAndNoneIsInvented() {
        assertThat(rows.keySet())
                .as("docs/reference/doors.md; a new function: say who may use it, its limits and what a stranger gets")
                .containsExactlyInAnyOrderElementsOf(ReviewedFunction.all().stream()
                        .map(ReviewedFunction::name)
                        .toList());
    }

    @Test
    void everyWayInAndItsKeyIsThePackages() {
        assertThat(ReviewedFunction.all()).allSatisfy(function -> {
            List<String> row = rows.getOrDefault(function.name(), List.of());
            assertThat(Markdown.code(row.get(WAY_IN))).containsExactly(function.wayIn());
            assertThat(row.get(KEY)).isEqualTo(function.key().equals("FUNCTION") ? "yes" : "no");
        });
    }

    @Test
    void everyRowSaysWhoMayWhatTheLimitsAreAndWhatAStrangerGets() {
        assertThat(rows.values()).allSatisfy(row -> {
            assertThat(row.get(WHO)).isNotBlank();
            assertThat(row.get(LIMITS)).isNotBlank();
            assertThat(row.get(STRANGER)).isNotBlank();
        });
    }

    @Test
    void everyRowNamesATestAndEveryTestNamedIsThere() {
        assertThat(rows).allSatisfy((name, row) -> {
            List<String> tests = Markdown.code(row.get(TESTS));
            assertThat(tests)
                    .as(name)
                    .isNotEmpty()
                    .allMatch(test -> TEST.matcher(test).matches());
            assertThat(tests.stream().filter(test -> !Tests.isThere(test)))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void everyReaderThatIsFuzzedHasItsFiguresAndNoOther() {
        List<List<String>> figures = page.section("Fuzzing").rows();

        assertThat(figures.stream().map(List::getFirst)).containsExactlyInAnyOrderElementsOf(Fuzz.names());
        assertThat(figures)
                .allSatisfy(row -> assertThat(Long.parseLong(row.get(1).replace(",", "")))
                        .as(row.getFirst())
                        .isGreaterThanOrEqualTo(1));
    }
}
