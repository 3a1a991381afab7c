package org.virtualvisits.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmsTextTest {

    @ParameterizedTest(name = "{1} times \"{0}\" travel as {2}")
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "€, 80, 1",
        "€, 81, 2",
        "é, 160, 1",
        "ŵ, 70, 1",
        "ŵ, 71, 2",
        "ŵ, 134, 2",
        "ŵ, 135, 3",
        "Ł, 70, 1",
        "ç, 71, 2",
    })
    void aTextTravelsInAsManyPartsAsItsAlphabetNeeds(String sign, int times, int parts) {
        assertThat(SmsText.parts(sign.repeat(times))).isEqualTo(parts);
    }

    @Test
    void typographicSignsBecomePlainSoThatTheyDoNotCostAPart() {
        assertThat(SmsText.plain("\u2018Can\u2019t come?\u2019 \u201cRing\u201d\u00a0us \u2013 now\u2026"))
                .isEqualTo("'Can't come?' \"Ring\" us - now...");
    }

    @Test
    void lettersOfNamesAreLeftAsTheyAreSpelt() {
        assertThat(SmsText.plain("Łukasz, Siân, Ffôn, علي")).isEqualTo("Łukasz, Siân, Ffôn, علي");
    }
}
