package org.virtualvisits.core.join;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.join.BrowserLinks.Answer;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.visit.MeetingState;

/**
 * Which way a patient is led into a meeting: by browser, with no app to install, where that is wanted and offered, and by the
 * meeting's own link otherwise. Whatever happens on the way, there is one. Nobody is led anywhere but to Teams. Thread-safe.
 */
public final class WayIn {

    /** Where Teams is: joined by link, by its newer address, and by browser. */
    private static final Set<String> TEAMS =
            Set.of("teams.microsoft.com", "teams.cloud.microsoft", "visit.teams.microsoft.com");

    /** Soon enough for an administrator who has just granted what was missing. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final By by;
    private final BrowserLinks links;
    private final Breaker breaker;
    private final Measures measures;
    private final InstantSource clock;
    private volatile Instant askAgain = Instant.MIN;

    /**
     * Keeps its ports.
     *
     * @param breaker of nothing else: a way in that fails must not keep meetings from being made
     */
    public WayIn(By by, BrowserLinks links, Breaker breaker, Measures measures, InstantSource clock) {
        this.by = by;
        this.links = links;
        this.breaker = breaker;
        this.measures = measures;
        this.clock = clock;
    }

    /** Where to go. */
    URI to(MeetingState.Live meeting) {
        Way way = way(meeting);
        measures.count(Measure.JOINS, Map.of(Label.OUTCOME, way.word()));
        return way.link().orElse(meeting.joinUrl());
    }

    private Way way(MeetingState.Live meeting) {
        if (by == By.TEAMS) {
            return new Way("teams");
        }
        if (by == By.AUTO && clock.instant().isBefore(askAgain)) {
            return new Way("not-offered");
        }
        try {
            return breaker.stayAway(meeting.externalId()).isPresent() ? new Way("unanswered") : asked(meeting);
        } catch (RuntimeException unforeseen) {
            return new Way("failed"); // a patient who stands at the door goes in whatever is wrong with the better way
        }
    }

    private Way asked(MeetingState.Live meeting) {
        Answer answer = links.of(meeting);
        if (answer instanceof Answer.Later(var after, var why)) {
            breaker.hindered(why);
        } else {
            breaker.answered();
        }
        return way(answer);
    }

    private Way way(Answer answer) {
        return switch (answer) {
            case Answer.Leads(var link) -> isTeams(link) ? new Way("browser", Optional.of(link)) : new Way("strange");
            case Answer.NotHere() -> new Way("not-here");
            case Answer.NotOffered() -> {
                askAgain = clock.instant().plus(REMEMBERED);
                yield new Way("not-offered");
            }
            case Answer.Later later -> new Way("unanswered");
        };
    }

    /** An answer that names another place, whatever made it so, is not followed. */
    private static boolean isTeams(URI link) {
        return "https".equals(link.getScheme())
                && link.getHost() != null
                && TEAMS.contains(link.getHost())
                && link.getUserInfo() == null
                && link.getPort() < 0;
    }

    /** What is wanted. */
    public enum By {
        /** The meeting's own link, which opens the app or offers it. */
        TEAMS,
        /** A browser; asked for each time, so that what was mended works at once. */
        BROWSER,
        /** A browser, if the tenant offers it; after a refusal not asked for an hour. */
        AUTO
    }

    /**
     * A way, by the word that operators know it by.
     *
     * @param link empty where it is the meeting's own
     */
    private record Way(String word, Optional<URI> link) {

        Way(String word) {
            this(word, Optional.empty());
        }
    }
}
