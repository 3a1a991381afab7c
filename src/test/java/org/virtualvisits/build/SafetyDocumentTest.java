package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The safety documents say what the tests hold: who signs them must be able to rely on that. */
final class SafetyDocumentTest {

    private static final Path FOLDER = Path.of("docs/safety");
    private static final Pattern TEST = Pattern.compile("([A-Z][A-Za-z0-9]*(?:Test|Contract))(?:#([A-Za-z0-9]+))?");
    private static final Pattern RISK =
            Pattern.compile("\\*\\*(Before|After):\\*\\* ([A-Z][a-z]+), ([A-Z][a-z ]+), risk ([1-5])\\.");
    private static final List<String> PARTS =
            List.of("**Causes:**", "**Effect:**", "**Before:**", "**Controls:**", "**You:**");

    private final Markdown log = Markdown.of("docs/safety/hazard-log.md");

    @Test
    void everyTestThatASafetyDocumentNamesIsThere() {
        List<String> named = documents()
                .flatMap(page -> page.lines().stream())
                .flatMap(line -> Markdown.code(line).stream())
                .filter(code -> TEST.matcher(code).matches())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named.stream().filter(test -> !Tests.isThere(test))).isEmpty();
    }

    @Test
    void everyHazardHasAllPartsAndIsNumberedWithoutAGap() {
        List<String> hazards = hazards();

        assertThat(hazards).hasSizeGreaterThan(12);
        assertThat(hazards.stream().map(heading -> heading.substring(0, 6)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, hazards.size())
                        .mapToObj("HAZ-%02d"::formatted)
                        .toList());
        assertThat(hazards)
                .allSatisfy(hazard -> assertThat(PARTS)
                        .as(hazard)
                        .allMatch(
                                part -> log.section(hazard).lines().stream().anyMatch(line -> line.startsWith(part))));
    }

    @Test
    void everyHazardHasAControlAndEveryControlATest() {
        assertThat(hazards()).allSatisfy(hazard -> {
            List<String> controls = controls(log.section(hazard));
            assertThat(controls)
                    .as(hazard)
                    .isNotEmpty()
                    .allMatch(control -> Markdown.code(control).stream()
                            .anyMatch(code -> TEST.matcher(code).matches()));
        });
    }

    @Test
    void everyRiskIsWhatTheMatrixSaysAndNoHazardStaysUnacceptable() {
        Map<String, Integer> matrix = matrix();

        assertThat(matrix).hasSize(25);
        assertThat(hazards()).allSatisfy(hazard -> {
            List<MatchResult> risks = log.section(hazard).lines().stream()
                    .flatMap(line -> RISK.matcher(line).results())
                    .toList();
            assertThat(risks).as(hazard).hasSize(2);
            assertThat(risks)
                    .as(hazard)
                    .allMatch(risk ->
                            Integer.valueOf(risk.group(4)).equals(matrix.get(risk.group(2) + "/" + risk.group(3))));
            int before = Integer.parseInt(risks.get(0).group(4));
            int after = Integer.parseInt(risks.get(1).group(4));
            assertThat(after).as(hazard).isLessThanOrEqualTo(Math.min(2, before));
        });
    }

    private List<String> hazards() {
        return log.headings(2).stream()
                .filter(heading -> heading.startsWith("HAZ-"))
                .toList();
    }

    /** The list's entries, each in one piece though it may take several lines. */
    private static List<String> controls(Markdown hazard) {
        String list = String.join(" ", hazard.lines()).replaceFirst(".*\\*\\*Controls:\\*\\*", "");
        return Stream.of(list.replaceFirst("\\*\\*You:\\*\\*.*", "").split("(?:^|\\s)- "))
                .map(String::strip)
                .filter(control -> !control.isEmpty())
                .toList();
    }

    private static Map<String, Integer> matrix() {
        List<String> severities = List.of("Minor", "Significant", "Considerable", "Major", "Catastrophic");
        Map<String, Integer> matrix = new HashMap<>();
        Markdown.of("docs/safety/clinical-safety-case.md").section("3. How risk is estimated").rows().stream()
                .filter(row -> row.size() == 6)
                .forEach(row -> IntStream.range(0, 5)
                        .forEach(i ->
                                matrix.put(severities.get(i) + "/" + row.getFirst(), Integer.valueOf(row.get(i + 1)))));
        return matrix;
    }

    private static Stream<Markdown> documents() {
        return Markdown.files(".md").filter(file -> file.startsWith(FOLDER)).map(file -> Markdown.of(file.toString()));
    }
}
