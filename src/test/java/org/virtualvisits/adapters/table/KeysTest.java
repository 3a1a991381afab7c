package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KeysTest {

    @Test
    void whatIsPlainStaysReadable() {
        assertThat(Keys.encode("Dr.Zoe_9-x@example.org|a:b")).isEqualTo("Dr.Zoe_9-x@example.org|a:b");
    }

    @Test
    void whatATableForbidsIsWrittenInHexadecimal() {
        assertThat(Keys.encode("/\\#?%\n~é ")).isEqualTo("~002f~005c~0023~003f~0025~000a~007e~00e9~0020");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyTextComesBackAndNoForbiddenSignGoesOut(long seed) {
        String text = new Random(seed)
                .ints(40, 0, Character.MAX_VALUE + 1)
                .collect(StringBuilder::new, (all, sign) -> all.append((char) sign), StringBuilder::append)
                .toString();

        assertThat(Keys.encode(text)).matches("[-_.:@|~a-zA-Z0-9]*");
        assertThat(Keys.decode(Keys.encode(text))).isEqualTo(text);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void aKeyThatIsTooLongIsRefusedWithoutBeingQuoted() {
        assertThat(Keys.encode("a".repeat(480))).hasSize(480);
        assertThatThrownBy(() -> Keys.encode("a".repeat(481)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key of 481 characters is too long for a table");
    }
}
