package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measure;

final class MeasuresDocumentTest {

    @Test
    void thePageHasEveryMeasureWithItsUnitKindAndLabels() {
        List<List<String>> rows =
                Markdown.of("docs/reference/telemetry.md").section("Measures").rows();

        assertThat(rows).allMatch(row -> row.size() == 5 && !row.getLast().isBlank());
        assertThat(rows.stream().map(row -> row.subList(0, 4)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Measure.values())
                        .map(MeasuresDocumentTest::row)
                        .toList());
    }

    private static List<String> row(Measure measure) {
        return List.of(
                "`" + measure.key() + "`",
                "`" + measure.unit() + "`",
                word(measure.kind()),
                measure.labels().stream().map(MeasuresDocumentTest::word).collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
