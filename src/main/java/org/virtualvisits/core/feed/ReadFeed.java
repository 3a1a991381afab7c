package org.virtualvisits.core.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: read a clinician's calendar by its secret link, from last month to a year ahead. Private by default: when
 * the clinician is busy, and the way to the day list, behind sign-in.
 */
public final class ReadFeed {

    private static final int MONTHS_BACK = 1;
    private static final int MONTHS_AHEAD = 12;

    /** Google asks every 8 to 24 hours whatever we say; Outlook and Apple heed it. */
    private static final Duration REFRESH = Duration.ofHours(1);

    /** Nobody sees more patients in a month. */
    private static final int MOST_A_MONTH = 2_000;

    private final Feeds feeds;
    private final Months months;
    private final Organisations organisations;
    private final FeedCalendar calendar;
    private final URI base;
    private final Clock clock;

    /**
     * Keeps its ports.
     *
     * @param base where this app is reached, without "/api"
     */
    public ReadFeed(
            Feeds feeds, Months months, Organisations organisations, FeedCalendar calendar, URI base, Clock clock) {
        this.feeds = feeds;
        this.months = months;
        this.organisations = organisations;
        this.calendar = calendar;
        this.base = base;
        this.clock = clock;
    }

    /** The calendar behind a token; empty if there is none, or no longer. */
    public Optional<String> read(String token) {
        String digest = Digest.sha256Hex(token);
        return feeds.find(digest)
                .filter(feed -> Digest.sameText(feed.tokenDigest(), digest))
                .filter(feed -> feed.expires().isAfter(clock.instant()))
                .flatMap(feed -> organisations
                        .find(feed.organisation())
                        .filter(its -> its.clinicians().stream()
                                .anyMatch(one -> one.id().equals(feed.clinician())))
                        .map(organisation -> written(feed, organisation)));
    }

    private String written(Feeds.Feed feed, Organisation organisation) {
        YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        List<FeedCalendar.Event> events = IntStream.rangeClosed(-MONTHS_BACK, MONTHS_AHEAD)
                .mapToObj(ahead -> new Month(feed.organisation(), feed.clinician(), now.plusMonths(ahead)))
                .flatMap(month -> months.of(month, MOST_A_MONTH).stream())
                .sorted(Comparator.comparing(Slot::start)
                        .thenComparing(slot -> slot.visit().value()))
                .map(slot -> event(slot, organisation))
                .toList();
        String language = organisation.clinics().stream()
                .findFirst()
                .map(clinic -> clinic.languages().getFirst())
                .orElse("en");
        return calendar.write(new FeedCalendar.Sheet(name(language), word(language), REFRESH, events));
    }

    private FeedCalendar.Event event(Slot slot, Organisation organisation) {
        String language = organisation
                .clinic(slot.clinic())
                .map(Clinic::languages)
                .map(List::getFirst)
                .orElse("en");
        String root = base.toString().replaceAll("/+$", "");
        return new FeedCalendar.Event(
                slot.visit() + "@" + base.getHost(),
                slot.start(),
                slot.end(),
                isWelsh(language) ? "Prysur – clinig" : "Busy – clinic",
                URI.create(root + "/api/day/visits/" + slot.visit() + "/join"),
                slot.sequence(),
                slot.changed());
    }

    private static String name(String language) {
        return isWelsh(language) ? "Clinigau fideo" : "Video clinics";
    }

    private static String word(String language) {
        return isWelsh(language) ? "cy" : "en";
    }

    private static boolean isWelsh(String language) {
        return "cy".equals(language);
    }
}
