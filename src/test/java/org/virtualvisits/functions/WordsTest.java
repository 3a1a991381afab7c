package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    void everyTextIsOnSomePage() {
        for (Words words : Words.all()) {
            String pages = Arrays.stream(JoinState.values())
                    .map(state -> JoinDoor.body(new JoinDoor(state.functions()).get(words.language())))
                    .collect(Collectors.joining());
            assertThat(words.texts()).allSatisfy((key, text) -> {
                if (!Set.of("time.noon", "time.midnight", "language.name").contains(key)) {
                    assertThat(pages).as(key).contains(Html.text(text).toString());
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
