package org.virtualvisits.core.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: give a clinician a secret link to their calendar feed, show it once, and take it away. S2.28 lets such a link
 * live almost five years; ours lives one, because nobody notices a leaked one.
 */
public final class KeepFeed {

    /** How long a link works. */
    public static final Duration LIFE = Duration.ofDays(365);

    private final Feeds feeds;
    private final Organisations organisations;
    private final Supplier<String> secrets;
    private final URI base;
    private final Clock clock;

    /**
     * Keeps its ports.
     *
     * @param secrets draws texts nobody can guess, at least 128 bits each, of characters safe in a URL
     * @param base where this app is reached, without "/api"
     */
    public KeepFeed(Feeds feeds, Organisations organisations, Supplier<String> secrets, URI base, Clock clock) {
        this.feeds = feeds;
        this.organisations = organisations;
        this.secrets = secrets;
        this.base = base;
        this.clock = clock;
    }

    /** The feed a clinician has, if it has not run out. */
    public Optional<Feeds.Feed> of(OrganisationId organisation, String clinician) {
        return feeds.of(organisation, clinician).filter(feed -> feed.expires().isAfter(clock.instant()));
    }

    /** Makes a link, instead of any other; empty if there is no such clinician. This is the one time it can be shown. */
    public Optional<Made> make(OrganisationId organisation, String clinician) {
        if (!isKnown(organisation, clinician)) {
            return Optional.empty();
        }
        String token = secrets.get();
        Instant now = clock.instant();
        var feed = new Feeds.Feed(organisation, clinician, Digest.sha256Hex(token), now, now.plus(LIFE));
        feeds.put(feed);
        String root = base.toString().replaceAll("/+$", "");
        return Optional.of(new Made(URI.create(root + "/api/feeds/" + token + ".ics"), feed.expires()));
    }

    /** Takes a clinician's link away; it opens nothing from then on. */
    public void revoke(OrganisationId organisation, String clinician) {
        feeds.remove(organisation, clinician);
    }

    /** Whether the organisation has such a clinician. */
    public boolean isKnown(OrganisationId organisation, String clinician) {
        return organisations.find(organisation).stream()
                .flatMap(its -> its.clinicians().stream())
                .anyMatch(one -> one.id().equals(clinician));
    }

    /** A link, just made. */
    public record Made(URI link, Instant expires) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "feed link until " + expires;
        }
    }
}
