package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<script>, &lt;script&gt;",
                "a & b, a &amp; b",
                "&lt;, &amp;lt;",
                "\" onload=\"x, &quot; onload=&quot;x",
                "' onload='x, &#39; onload=&#39;x",
                "ŵ 😀, ŵ 😀"
            })
    void textAndAttributeValuesAreEscaped(String text, String escaped) {
        assertThat(Html.text(text)).hasToString(escaped);
        assertThat(Html.tag("p").holding(text)).hasToString("<p>" + escaped + "</p>");
        assertThat(Html.tag("a").with("href", text).holding("x")).hasToString("<a href=\"" + escaped + "\">x</a>");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x0B, 0x0C, 0x0D, 0x7F, 0x85, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0x1FFFF})
    void whatNoDocumentMayContainIsReplaced(int point) {
        assertThat(Html.text("a" + new StringBuilder().appendCodePoint(point) + "b"))
                .hasToString("a\uFFFDb");
    }

    @Test
    void tabsAndLineBreaksStay() {
        assertThat(Html.text("a\tb\nc")).hasToString("a\tb\nc");
    }

    @Test
    void elementsNest() {
        Html list = Html.tag("ul")
                .with("class", Optional.of("x"))
                .with("id", Optional.empty())
                .holding(List.of(
                        Html.tag("li").holding(Html.tag("b").holding("1")),
                        Html.tag("br").alone()));

        assertThat(Html.document(list))
                .isEqualTo("<!DOCTYPE html>\n<ul class=\"x\">\n<li><b>1</b></li>\n<br>\n</ul>\n");
    }

    @Test
    void aStyleSheetCannotEndItsElement() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.style("p { } </style><script>"));
    }
}
