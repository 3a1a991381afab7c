package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;

/** Where a visit is listed, as its trace says. */
final class PlacesTest {

    private static final Day DAY = FeedExamples.day();
    private static final Month MONTH = FeedExamples.month();
    private static final VisitId VISIT = FeedExamples.visit();

    @Test
    void nowhereIsWithoutDaysMonthsAndAddresses() {
        assertThat(Places.NONE.isNowhere()).isTrue();
        assertThat(new Places(Set.of(DAY), Set.of(), Set.of(), "").isNowhere()).isFalse();
        assertThat(new Places(Set.of(), Set.of(MONTH), Set.of(), "").isNowhere())
                .isFalse();
        assertThat(new Places(Set.of(), Set.of(), Set.of("a"), "").isNowhere()).isFalse();
    }

    @Test
    void twoTogetherAreInThePlacesOfBoth() {
        var one = new Places(Set.of(DAY), Set.of(MONTH), Set.of("a"), "m");
        var other = new Places(Set.of(), Set.of(MONTH), Set.of("b"), "n");

        assertThat(one.and(other)).isEqualTo(new Places(Set.of(DAY), Set.of(MONTH), Set.of("a", "b"), ""));
    }

    @Test
    void itsMarkChangesWithWhatIsWrittenInTheSamePlaces() {
        Listing listing = listing(1, Channel.SMS);

        assertThat(listing.places().mark())
                .isNotEmpty()
                .isEqualTo(listing(1, Channel.SMS).places().mark());
        assertThat(listing(2, Channel.SMS).places().mark())
                .isNotEqualTo(listing.places().mark());
        assertThat(listing(1, Channel.EMAIL).places().mark())
                .isNotEqualTo(listing.places().mark());
    }

    private static Listing listing(int sequence, Channel channel) {
        return new Listing(
                Optional.empty(),
                Map.of(MONTH, FeedExamples.slot(VISIT, sequence)),
                Map.of("a", Set.of(new Addresses.Holder("p1", channel))));
    }
}
