package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;

final class JoinTokensTest {

    private static final VisitId VISIT = VisitId.of(new OrganisationId("a"), new SourceId("b"), "c");
    private static final Contact CONTACT = new Contact("p1", Channel.SMS, "+447700900123", "m1");

    private final JoinTokens tokens = tokens("0123456789abcdef0123456789abcdef");

    @Test
    void theSameContactAlwaysGetsTheSameLink() {
        assertThat(tokens.link(VISIT, CONTACT)).isEqualTo(tokens.link(VISIT, CONTACT));
    }

    @Test
    void anotherAddressChannelPatientOrKeyGetsAnotherToken() {
        assertThat(tokens.token(VISIT, CONTACT))
                .isNotEqualTo(tokens.token(VISIT, new Contact("p1", Channel.SMS, "+447700900124", "m2")))
                .isNotEqualTo(tokens.token(VISIT, new Contact("p1", Channel.EMAIL, "+447700900123", "m1")))
                .isNotEqualTo(tokens.token(VISIT, new Contact("p2", Channel.SMS, "+447700900123", "m1")))
                .isNotEqualTo(tokens("another-key-of-thirty-two-bytes!").token(VISIT, CONTACT));
    }

    @Test
    void aTokenIsTwentyTwoLettersAndDigitsThatNoPhoneBreaks() {
        assertThat(IntStream.range(0, 2_000)
                        .mapToObj(i -> tokens.token(VISIT, new Contact("p" + i, Channel.SMS, "", "m"))))
                .allSatisfy(token -> assertThat(token).matches("[0-9A-Za-z]{22}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aKeyOfLessThanThirtyTwoBytesIsRefused() {
        assertThatThrownBy(() -> tokens("too short")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JoinTokens tokens(String key) {
        return new JoinTokens(key.getBytes(StandardCharsets.UTF_8), URI.create("https://visits.example.org/j/"));
    }
}
