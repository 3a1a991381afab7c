package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void everyLanguageHasTheSameKeysAndNoEmptyText() {
        assertThat(Words.all()).extracting(Words::language).containsExactly("en", "cy");
        assertThat(Words.all()).allSatisfy(words -> {
            assertThat(words.texts().keySet())
                    .isEqualTo(Words.all().getFirst().texts().keySet());
            assertThat(words.texts())
                    .allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
        });
    }

    @Test
    void noTextIsTheSameInBothLanguagesExceptTheDirection() {
        Map<String, String> welsh = Words.in("cy").orElseThrow().texts();

        assertThat(Words.in("en").orElseThrow().texts())
                .allSatisfy((key, text) ->
                        assertThat(text.equals(welsh.get(key))).as(key).isEqualTo(key.equals("language.direction")));
    }

    @Test
    void everyTextIsOnSomePage() throws IOException {
        for (Words words : Words.all()) {
            var pages = new ArrayList<String>();
            for (JoinState state : JoinState.values()) {
                String file = "/golden/join/" + state.file() + "." + words.language() + ".html";
                try (var stream = WordsTest.class.getResourceAsStream(file)) {
                    assertThat(stream).as(file).isNotNull();
                    pages.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            String all = String.join("\n", pages);
            assertThat(words.texts()).allSatisfy((key, text) -> {
                if (!key.startsWith("time.") && !key.equals("language.name")) {
                    assertThat(all).as(key).contains(Html.text(text).toString());
                }
            });
        }
    }

    @Test
    void filesAreReadAsUtf8() {
        assertThat(Words.in("cy").orElseThrow().say("need.device"))
                .isEqualTo("Ffôn, llechen neu gyfrifiadur â chamera a meicroffon");
    }

    @Test
    void missingWordsAreAnErrorAndAMissingLanguageIsNot() {
        assertThat(Words.in("pl")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Words.in("en").orElseThrow().say("no.such.key"))
                .withMessageContaining("no.such.key");
    }
}
