package org.virtualvisits.sandbox.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.kernel.OrganisationId;

/** {@link Feeds} in memory. Thread-safe. */
public final class InMemoryFeeds implements Feeds {

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    @Override
    public Optional<Feed> find(String tokenDigest) {
        return feeds.values().stream()
                .filter(feed -> feed.tokenDigest().equals(tokenDigest))
                .findFirst();
    }

    @Override
    public Optional<Feed> of(OrganisationId organisation, String clinician) {
        return Optional.ofNullable(feeds.get(key(organisation, clinician)));
    }

    @Override
    public void put(Feed feed) {
        feeds.put(key(feed.organisation(), feed.clinician()), feed);
    }

    @Override
    public void remove(OrganisationId organisation, String clinician) {
        feeds.remove(key(organisation, clinician));
    }

    private static String key(OrganisationId organisation, String clinician) {
        return organisation + "|" + clinician;
    }
}
