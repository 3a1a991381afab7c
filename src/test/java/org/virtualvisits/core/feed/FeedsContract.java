package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Feeds.Feed;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;

/** What every {@link Feeds} must do; subclassed once per implementation. */
public abstract class FeedsContract {

    private static final Instant AT = Instant.parse("2030-01-07T09:00:00.123456789Z");

    private final OrganisationId organisation = FeedExamples.organisation();
    private final Feed first = feed();
    private final Feed second = feed();

    protected abstract Feeds feeds();

    @Test
    void aLinkLeadsToItsClinicianAndBack() {
        feeds().put(first);

        assertThat(feeds().find(first.tokenDigest())).contains(first);
        assertThat(feeds().of(organisation, "lee/ä")).contains(first);
        assertThat(feeds().find(second.tokenDigest())).isEmpty();
        assertThat(feeds().of(organisation, "other")).isEmpty();
        assertThat(feeds().of(FeedExamples.organisation(), "lee/ä")).isEmpty();
    }

    @Test
    void aNewLinkEndsTheOldOne() {
        feeds().put(first);
        feeds().put(second);

        assertThat(feeds().find(first.tokenDigest())).isEmpty();
        assertThat(feeds().find(second.tokenDigest())).contains(second);
    }

    @Test
    void theSameLinkMayBeWrittenTwice() {
        feeds().put(first);
        feeds().put(first);

        assertThat(feeds().find(first.tokenDigest())).contains(first);
    }

    @Test
    void aRemovedLinkIsFoundNoMoreAndRemovingItAgainIsFine() {
        feeds().put(first);

        feeds().remove(organisation, "lee/ä");
        feeds().remove(organisation, "lee/ä");

        assertThat(feeds().find(first.tokenDigest())).isEmpty();
        assertThat(feeds().of(organisation, "lee/ä")).isEmpty();
    }

    private Feed feed() {
        return new Feed(
                organisation, "lee/ä", Digest.sha256Hex(UUID.randomUUID().toString()), AT, AT.plusSeconds(9));
    }
}
