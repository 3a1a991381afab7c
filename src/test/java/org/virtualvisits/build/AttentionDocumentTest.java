package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;

final class AttentionDocumentTest {

    private static final List<String> PARTS = List.of("**Staff see:**", "**Why:**", "**Fix:**", "**Acts:**");

    private final Markdown page = Markdown.of("docs/howto/attention.md");

    @Test
    void everyCodeHasItsSectionUnderTheWordThatStaffSee() {
        assertThat(page.headings(2).stream().filter(heading -> !heading.contains(" ")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Attention.Code.values())
                        .map(AttentionDocumentTest::word)
                        .toList());
    }

    @Test
    void everySectionSaysWhatStaffSeeWhyWhatToDoAndHowSoonItActs() {
        assertThat(Attention.Code.values()).allSatisfy(code -> {
            List<String> lines = page.section(word(code)).lines();
            assertThat(PARTS)
                    .allSatisfy(part -> assertThat(lines).as("%s", code).anyMatch(line -> line.startsWith(part)));
        });
    }

    private static String word(Attention.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
