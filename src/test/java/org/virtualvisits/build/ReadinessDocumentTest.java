package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Fixes;

/** docs/howto/readiness.md has a section for every defect, with the very words and commands that staff see. */
final class ReadinessDocumentTest {

    private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Fixes FIXES = new Fixes("<client id>");

    private final Markdown page = Markdown.of("docs/howto/readiness.md");

    @Test
    void everyDefectHasItsSectionUnderItsWord() {
        assertThat(page.headings(2).stream()
                        .filter(heading -> WORD.matcher(heading).matches()))
                .containsExactlyElementsOf(Arrays.stream(Defect.values())
                        .map(ReadinessDocumentTest::word)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everySectionSaysWhatIsShownWhyTheCommandAndHowSoonItActs(Defect defect) {
        var finding = new Finding(defect, "<account>");
        String section = page.section(word(defect)).text().replaceAll("\\s+", " ");

        assertThat(section)
                .contains("**Shown:** " + FIXES.what(finding).replace("<account>", "…"))
                .contains("**Mend:** `" + FIXES.fix(finding) + "`")
                .contains("**Acts:** " + FIXES.acts(finding))
                .containsPattern("\\*\\*Why:\\*\\* \\S");
        assertThat(section.contains("*(blocks nothing)*")).isEqualTo(!finding.blocks());
    }

    private static String word(Defect defect) {
        return defect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
