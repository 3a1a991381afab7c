package org.virtualvisits.adapters.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.notice.Phones.Reading;

/** Outside the United Kingdom the numbers are ranges' own examples, as libphonenumber's metadata documents them. */
final class LibPhoneNumbersTest {

    private static final Phones PHONES = new LibPhoneNumbers();

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            07700 900123            | GB | MOBILE +447700900123
            07700900000             | GB | MOBILE +447700900000
            07700900999             | GB | MOBILE +447700900999
            +44 7700 900123         | GB | MOBILE +447700900123
            +44 (0)7700 900123      | GB | MOBILE +447700900123
            +44 ( 0 ) 7700 900123   | US | MOBILE +447700900123
            0044 7700 900123        | GB | MOBILE +447700900123
            0044 (0) 7700 900123    | GB | MOBILE +447700900123
            (07700) 900-123         | GB | MOBILE +447700900123
            07700.900.123           | GB | MOBILE +447700900123
            tel:+44-7700-900-123    | US | MOBILE +447700900123
            tel:+447700900123       | GB | MOBILE +447700900123
            +44 7700 900123         | AU | MOBILE +447700900123
            447700900123            | GB | MOBILE +447700900123
            07700 900123            | gb | MOBILE +447700900123
            ٠٧٧٠٠ ٩٠٠١٢٣             | GB | MOBILE +447700900123
            Mobile: 07700 900123    | GB | MOBILE +447700900123
            01632 960123            | GB | FIXED +441632960123
            01632 960000            | GB | FIXED +441632960000
            (01632) 960999          | GB | FIXED +441632960999
            +44 (0)1632 960123      | GB | FIXED +441632960123
            01632 960123 ext 45     | GB | FIXED +441632960123
            01632 960123 x45        | GB | FIXED +441632960123
            020 7946 0123           | GB | FIXED +442079460123
            0808 157 0123           | GB | FIXED +448081570123
            07700 901000            | GB | UNREADABLE
            01632 961000            | GB | UNREADABLE
            0909 879 0123           | GB | UNREADABLE
            03069 990123            | GB | FIXED +443069990123
            999                     | GB | UNREADABLE
            112                     | GB | UNREADABLE
            111                     | GB | UNREADABLE
            60006                   | GB | UNREADABLE
            911                     | US | UNREADABLE
            000                     | AU | UNREADABLE
            0412 345 678            | AU | MOBILE +61412345678
            +61 (0)412 345 678      | GB | MOBILE +61412345678
            (08) 8123 4567          | AU | FIXED +61881234567
            1900 123 456            | AU | UNREADABLE
            (201) 555-0123          | US | MOBILE +12015550123
            (201) 555-0123 ext. 9   | US | FIXED +12015550123
            1-800-234-5678          | US | FIXED +18002345678
            900-234-5678            | US | UNREADABLE
            085 012 3456            | IE | MOBILE +353850123456
            +353 (0)85 012 3456     | IE | MOBILE +353850123456
            06 12 34 56 78          | FR | MOBILE +33612345678
            01 23 45 67 89          | FR | FIXED +33123456789
            0151 23456789           | DE | MOBILE +4915123456789
            030 123456              | DE | FIXED +4930123456
            312 345 6789            | IT | MOBILE +393123456789
            02 1234 5678            | IT | FIXED +390212345678
            512 345 678             | PL | MOBILE +48512345678
            081234 56789            | IN | MOBILE +918123456789
            050 123 4567            | AE | MOBILE +971501234567
            0802 123 4567           | NG | MOBILE +2348021234567
            (11) 96123-4567         | BR | MOBILE +5511961234567
            8123 4567               | SG | MOBILE +6581234567
            021 123 4567            | NZ | MOBILE +64211234567
            not a number            | GB | UNREADABLE
            ''                      | GB | UNREADABLE
            07700 900123            | ZZ | UNREADABLE
            0                       | GB | UNREADABLE
            """)
    void aNumberIsReadAs(String written, String region, String expected) {
        assertThat(words(PHONES.read(written, region))).isEqualTo(expected);
    }

    @Test
    void everyDramaNumberCounts() {
        assertThat(IntStream.range(0, 1000)).allSatisfy(n -> {
            assertThat(PHONES.read("07700 900%03d".formatted(n), "GB")).isInstanceOf(Reading.Mobile.class);
            assertThat(PHONES.read("01632 960%03d".formatted(n), "GB")).isInstanceOf(Reading.Fixed.class);
        });
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** Whatever is read is E.164, and reads as itself from anywhere. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasReadReadsTheSameAgain(long seed) {
        var random = new Random(seed);
        String alphabet = "0123456789012345678901234567890123456789+() -.ext#tel:*,;";
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            switch (PHONES.read(text.toString(), "GB")) {
                case Reading.Mobile(var e164) -> {
                    assertThat(e164).matches("\\+[1-9]\\d{6,14}");
                    assertThat(PHONES.read(e164, "FR")).isEqualTo(new Reading.Mobile(e164));
                }
                case Reading.Fixed(var e164) -> assertThat(e164).matches("\\+[1-9]\\d{6,14}");
                case Reading.Unreadable() -> {}
            }
        }
    }

    private static String words(Reading reading) {
        return switch (reading) {
            case Reading.Mobile(var e164) -> "MOBILE " + e164;
            case Reading.Fixed(var e164) -> "FIXED " + e164;
            case Reading.Unreadable() -> "UNREADABLE";
        };
    }
}
