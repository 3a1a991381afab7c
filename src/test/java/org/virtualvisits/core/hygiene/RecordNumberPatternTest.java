package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small language of record numbers. */
final class RecordNumberPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ####          | 0000
            ####          | 9999
            ####          | Review 1234.
            ####          | 12345 or 1234
            @{0,2}####    | 1234
            @{0,2}####    | x1234
            @{0,2}####    | xy1234
            @@#{2,3}      | Ab12
            H-#{3}        | h-123
            h-#{3}        | H-123
            A#{3}B{0,1}   | a123
            A#{3}B{0,1}   | a123b
            ###/##        | 123/45
            """)
    void aRecordNumberIsFound(String pattern, String text) {
        assertThat(new RecordNumberPattern(pattern).isIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ####          | 123
            ####          | 12345
            ####          | 123:
            ####          | 12/3
            ####          | x1234
            ####          | 1234x
            ####          | 12 34
            @{0,2}####    | xyz1234
            @@#{2,3}      | 1212
            @@#{2,3}      | ab1
            A#{3}B{0,1}   | a123bb
            """)
    void whatIsLongerShorterOrOfOtherSignsIsNot(String pattern, String text) {
        assertThat(new RecordNumberPattern(pattern).isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@@@@#{0,2}", "#{0,3}##", "@@#", "###", "#{60}@{5}", "#{60}@{60}", "####}", "#{4"})
    void aPatternThatEveryOtherSubjectHoldsOrThatMatchesTooMuchIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordNumberPattern(text));
    }

    @Test
    void aPatternHasAtMostSixtyCharactersAndMatchesAtMostSixtyFour() {
        assertThat(new RecordNumberPattern("#".repeat(60)).isIn("1".repeat(60))).isTrue();
        assertThat(new RecordNumberPattern("#{60}@{4}").isIn("1".repeat(60) + "abcd"))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordNumberPattern("#".repeat(61)));
    }

    @Test
    void fourPlacesWithOneDigitAreEnough() {
        assertThat(new RecordNumberPattern("@@@#").isIn("abc1")).isTrue();
    }
}
