package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of identifiers at the edges of what was ever issued. */
final class CheckDigitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4000000004", // England and Wales
                "6000000006",
                "7000000007",
                "3200000007", // Northern Ireland
                "3990000004",
                "0101000006", // Scotland: the first and last days and months
                "0112000002",
                "3101000009",
                "3112000005",
                "9990000018" // tests
            })
    void aNumberOfARangeThatIsInUseMayHaveBeenIssued(String digits) {
        assertThat(CheckDigits.issuedNhsNumber(digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3190000018", // just before Northern Ireland's
                "9980000007",
                "5012000005",
                "8012000008",
                "0001000004", // no day, no month
                "0100000002",
                "0113000006",
                "4000000005" // the check digit is another
            })
    void aNumberOfNoSuchRangeWasNeverIssuedThoughItsCheckDigitIsRight(String digits) {
        assertThat(CheckDigits.issuedNhsNumber(digits)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8003600000000007", "8003605555555552", "8003601234567894"})
    void aHealthcareIdentifierIsToldFromOneWithAWrongDigit(String digits) {
        assertThat(CheckDigits.luhn(digits)).isTrue();
        for (int i = 0; i < digits.length(); i++) {
            char other = (char) ('0' + (digits.charAt(i) - '0' + 1) % 10);
            assertThat(CheckDigits.luhn(digits.substring(0, i) + other + digits.substring(i + 1)))
                    .as("digit " + i)
                    .isFalse();
        }
    }
}
