package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DialTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01632 960 001                  | tel:01632960001
            (01632) 960001                 | tel:01632960001
            +44 1632 960001                | tel:+441632960001
            +44 (0)1632 960001             | tel:+441632960001
            01632-960-001                  | tel:01632960001
            01632 960001 ext. 12           | tel:01632960001
            01632 960001 / 01632 960002    | tel:01632960001
            01632 960001, then press 2     | tel:01632960001
            111                            | tel:111
            """)
    void aWrittenNumberCanBeDialled(String written, String uri) {
        assertThat(Dial.uri(written)).contains(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ask at the desk", "12", "()", "+", "javascript:alert(1)", "&#48;&#49;&#50;"})
    void whatIsNoNumberIsNoLink(String written) {
        assertThat(Dial.uri(written)).isEmpty();
    }
}
