package org.virtualvisits.adapters.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.notice.Phones.Reading;

final class LibPhoneNumbersTest {

    private final LibPhoneNumbers phones = new LibPhoneNumbers();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            07700 900123                   | GB | +447700900123
            07700900000                    | GB | +447700900000
            07700900999                    | GB | +447700900999
            07700-900-123                  | gb | +447700900123
            (07700) 900123                 | GB | +447700900123
            7700900123                     | GB | +447700900123
            +44 7700 900123                | FR | +447700900123
            +44 (0)7700 900123             | GB | +447700900123
            +44(0)7700900123               | US | +447700900123
            +44 ( 0 ) 7700 900123          | GB | +447700900123
            0044 7700 900123               | GB | +447700900123
            0044 7700 900123               | US | +447700900123
            00 44 (0)7700 900 123          | US | +447700900123
            011 44 7700 900123             | US | +447700900123
            tel:+44-7700-900123            | GB | +447700900123
            tel:07700900123                | GB | +447700900123
            TEL:0044-7700-900123           | US | +447700900123
            Mobile: 07700 900123           | GB | +447700900123
            07700 900123 ext 4             | GB | +447700900123
            07700 900123 x12               | GB | +447700900123
            tel:+447700900123;ext=12       | GB | +447700900123
            ＋４４７７００９００１２３        | GB | +447700900123
            ٠٧٧٠٠ ٩٠٠١٢٣                   | GB | +447700900123
            (202) 555-0123                 | US | +12025550123
            202.555.0123                   | US | +12025550123
            +1 613 555 0123                | GB | +16135550123
            085 012 3456                   | IE | +353850123456
            06 12 34 56 78                 | FR | +33612345678
            +33 (0)6 12 34 56 78           | GB | +33612345678
            0151 23456789                  | DE | +4915123456789
            +49 (0) 151 23456789           | GB | +4915123456789
            +39 (0)312 345 6789            | GB | +393123456789
            312 345 6789                   | IT | +393123456789
            612 34 56 78                   | ES | +34612345678
            512 345 678                    | PL | +48512345678
            +420 (0)601 123 456            | CZ | +420601123456
            0712 034 567                   | RO | +40712034567
            06 12345678                    | NL | +31612345678
            0470 12 34 56                  | BE | +32470123456
            40 612 345                     | NO | +4740612345
            070-123 45 67                  | SE | +46701234567
            32 12 34 56                    | DK | +4532123456
            081234 56789                   | IN | +918123456789
            0301 2345678                   | PK | +923012345678
            01812-345678                   | BD | +8801812345678
            0905 123 4567                  | PH | +639051234567
            0412 345 678                   | AU | +61412345678
            021 123 4567                   | NZ | +64211234567
            0802 123 4567                  | NG | +2348021234567
            071 123 4567                   | ZA | +27711234567
            0501 234 56 78                 | TR | +905012345678
            131 2345 6789                  | CN | +8613123456789
            090-1234-5678                  | JP | +819012345678
            050-234-5678                   | IL | +972502345678
            050 123 4567                   | AE | +971501234567
            (11) 96123-4567                | BR | +5511961234567
            011 15-2345-6789               | AR | +5491123456789
            """)
    void aMobileNumberIsReadHoweverItIsWritten(String written, String region, String e164) {
        assertThat(phones.read(written, region)).isEqualTo(new Reading.Mobile(e164));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01632 960000               | GB | +441632960000
            01632 960999               | GB | +441632960999
            +44 (0)1632 960123 ext. 45 | GB | +441632960123
            020 7946 0123              | GB | +442079460123
            03069 990123               | GB | +443069990123
            08081 570123               | GB | +448081570123
            +39 (0)6 1234 5678         | GB | +390612345678
            01 23 45 67 89             | FR | +33123456789
            030 123456                 | DE | +4930123456
            800 234 5678               | US | +18002345678
            """)
    void aNumberThatTakesNoTextIsFixed(String written, String region, String e164) {
        assertThat(phones.read(written, region)).isEqualTo(new Reading.Fixed(e164));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "none",
                "+",
                "0",
                "12",
                "999",
                "112",
                "111",
                "116123",
                "60999",
                "0909 879 0123",
                "+44 909 879 0123",
                "+1 900 234 5678",
                "07700 90012",
                "07700 9001234",
                "+44 7700 90012",
                "07700 900123 07700 900456",
                "07700 900123 / 07700 900456",
                "07700 900123 or 07700 900456",
                "07700 900123 (mother)",
                "07700 MUMDAD",
                "1-800-FLOWERS",
                "+999 7700 900123",
                "ada@example.org",
                "07700\n900123",
                "07700 900123\u0000",
                "07700\u0007900123"
            })
    void whatIsNoNumberOfAPersonIsUnreadable(String written) {
        assertThat(phones.read(written, "GB")).isEqualTo(new Reading.Unreadable());
    }

    @Test
    void aLongTextIsUnreadableThoughItEndsInANumber() {
        assertThat(phones.read(" ".repeat(80) + "07700 900123", "GB")).isInstanceOf(Reading.Mobile.class);
        assertThat(phones.read("-".repeat(80) + "07700 900123", "GB")).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void aNumberWithoutCountryCodeNeedsARegionThatExists() {
        assertThat(phones.read("07700 900123", "ZZ")).isInstanceOf(Reading.Unreadable.class);
        assertThat(phones.read("+447700900123", "ZZ")).isEqualTo(new Reading.Mobile("+447700900123"));
    }

    @Test
    void theSameDigitsAreAnotherNumberInAnotherRegion() {
        assertThat(phones.read("06 12345678", "NL")).isEqualTo(new Reading.Mobile("+31612345678"));
        assertThat(phones.read("06 12345678", "GB")).isEqualTo(new Reading.Unreadable());
    }
}
