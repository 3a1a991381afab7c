package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AdrTest {

    private static final List<String> PARTS =
            List.of("Date", "Status", "Context", "Decision", "Consequences", "Rejected");

    private final List<Markdown> decisions = Markdown.all().stream()
            .filter(page -> page.path().startsWith(Path.of("docs/adr")))
            .filter(page -> !name(page).equals("README.md"))
            .toList();

    @Test
    void everyDecisionHasTheSixPartsAndATitleWithItsNumber() {
        assertThat(decisions).isNotEmpty().allSatisfy(decision -> {
            assertThat(name(decision)).matches("[0-9]{4}-[a-z0-9-]+\\.md");
            assertThat(decision.headings(1))
                    .as(name(decision))
                    .singleElement()
                    .asString()
                    .startsWith(Integer.parseInt(name(decision).substring(0, 4)) + ". ");
            assertThat(decision.headings(2)).as(name(decision)).isEqualTo(PARTS);
            assertThat(PARTS)
                    .allSatisfy(part -> assertThat(decision.section(part).text())
                            .as("%s, %s", name(decision), part)
                            .isNotBlank());
            assertThat(decision.section("Date").text().strip()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
            assertThat(decision.section("Status").text().strip()).matches("(?s)(Proposed|Accepted|Superseded by).*");
        });
    }

    @Test
    void theIndexListsEveryDecisionByItsTitleAndNoOther() {
        Map<String, String> titles = decisions.stream()
                .collect(
                        Collectors.toMap(AdrTest::name, page -> page.headings(1).getFirst()));

        assertThat(Markdown.of("docs/adr/README.md").rows().stream()
                        .map(row -> row.getFirst() + ". " + row.get(1))
                        .toList())
                .containsExactlyElementsOf(titles.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(decision -> decision.getValue()
                                .replaceFirst("([0-9]+\\. )(.*)", "$1[$2](" + decision.getKey() + ")"))
                        .toList());
    }

    private static String name(Markdown page) {
        return page.path().getFileName().toString();
    }
}
