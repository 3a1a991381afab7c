package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FormattingTest {

    @Test
    void everySourceIsInTheOneStyle() throws IOException {
        assertThat(Formatting.offStyle())
                .as("mvn -Dquick test-compile exec:exec@format mends these")
                .isEmpty();
    }
}
