package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What texts mean, word for word; the table is written by hand. */
final class ReplyWordsTest {

    private static final Path TABLE = Path.of("src/test/resources/golden/reply/texts.tsv");

    static Stream<Arguments> texts() throws IOException {
        return Files.readAllLines(TABLE).stream().map(line -> {
            String[] parts = line.split("\t", -1);
            return Arguments.of(parts[0], Meaning.valueOf(parts[1]));
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextMeansWhatTheTableSays(String text, Meaning meaning) {
        assertThat(ReplyWords.meaning(text)).isEqualTo(meaning);
    }

    @Test
    void theTableHasEveryMeaningManyTimes() throws IOException {
        List<Object> meanings = texts().map(row -> row.get()[1]).toList();

        assertThat(meanings).hasSizeGreaterThan(60).contains((Object[]) Meaning.values());
    }

    @Test
    void wordsOnSeveralLinesWithInvisibleSignsAreReadAsOne() {
        assertThat(ReplyWords.meaning("\u200eYes\r\nplease\u200b")).isEqualTo(Meaning.YES);
    }

    @Test
    void aLongTextIsForAPersonHoweverClearItsWordsAre() {
        assertThat(ReplyWords.meaning("yes ".repeat(30))).isEqualTo(Meaning.YES);
        assertThat(ReplyWords.meaning("yes ".repeat(31))).isEqualTo(Meaning.UNCLEAR);
    }
}
