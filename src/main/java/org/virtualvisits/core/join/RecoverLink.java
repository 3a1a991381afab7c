package org.virtualvisits.core.join;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.ResendLink;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: send the links of an address again, to that address as it is on record. Only visits that stand are told of,
 * the next few of them, and none twice within the hour, so that nobody can be pestered.
 */
public final class RecoverLink {

    /** Whoever has more is told of the rest in time. */
    private static final int MOST_VISITS = 3;

    private static final int MOST_KNOWN = 500;
    /** What began earlier is over. */
    private static final Duration LONGEST_VISIT = Duration.ofHours(12);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Addresses addresses;
    private final Visits visits;
    private final ResendLink resend;
    private final Clock clock;

    /** Keeps its ports. */
    public RecoverLink(Addresses addresses, Visits visits, ResendLink resend, Clock clock) {
        this.addresses = addresses;
        this.visits = visits;
        this.resend = resend;
        this.clock = clock;
    }

    /** Sends them, and returns how many that was. */
    public int recover(String addressDigest, Cause cause) {
        Instant recent = clock.instant().minus(LONGEST_VISIT);
        return (int) addresses.of(addressDigest, MOST_KNOWN).stream()
                .flatMap(use -> visits.find(use.visit()).map(its -> new Found(its.visit(), use)).stream())
                .filter(found -> found.start().filter(recent::isBefore).isPresent())
                .sorted(Comparator.comparing(found -> found.start().orElseThrow()))
                .limit(MOST_VISITS)
                .filter(found -> isResent(found, cause))
                .count();
    }

    private boolean isResent(Found found, Cause cause) {
        List<ResendLink.Outcome> outcomes = found.use().holders().stream()
                .map(holder -> resend.resend(found.visit().id(), holder.patient(), holder.channel(), PAUSE, cause))
                .toList();
        return outcomes.stream().anyMatch(ResendLink.Outcome.Asked.class::isInstance);
    }

    private record Found(Visit visit, Addresses.Use use) {

        Optional<Instant> start() {
            return visit.wanted().start();
        }
    }
}
