package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Channel;

/** Under what somebody's visits are found again, without their address being kept. */
final class AddressDigestsTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final SourceId EHR = new SourceId("ehr");

    private final AddressDigests digests = with("0123456789abcdef0123456789abcdef");

    @Test
    void oneAddressHasOneDigestHoweverItIsWritten() {
        assertThat(digests.of(Channel.EMAIL, "Jo@Example.ORG")).isEqualTo(digests.of(Channel.EMAIL, "jo@example.org"));
    }

    @Test
    void whateverDiffersHasAnother() {
        assertThat(Set.of(
                        digests.of(Channel.EMAIL, "jo@example.org"),
                        digests.of(Channel.EMAIL, "joe@example.org"),
                        digests.of(Channel.SMS, "jo@example.org"),
                        with("another key, that is as long as it").of(Channel.EMAIL, "jo@example.org"),
                        digests.of(NORTH, EHR, "Patient/1"),
                        digests.of(NORTH, EHR, "Patient/2"),
                        digests.of(NORTH, new SourceId("lab"), "Patient/1"),
                        digests.of(new OrganisationId("south"), EHR, "Patient/1")))
                .hasSize(8);
    }

    @Test
    void itDoesNotShowWhatItIsOf() {
        assertThat(digests.of(Channel.SMS, "+447700900123"))
                .hasSizeGreaterThan(20)
                .doesNotContain("7700900");
    }

    private static AddressDigests with(String key) {
        return new AddressDigests(key.getBytes(StandardCharsets.UTF_8));
    }
}
