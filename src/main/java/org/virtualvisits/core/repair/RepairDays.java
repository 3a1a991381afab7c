package org.virtualvisits.core.repair;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: once a day, list again what stands on the day lists that staff look at now: yesterday to a week ahead, whatever
 * the clinics' zones, and the page of visits without a start. A page that is wrong although its visit is right is mended, and
 * a row that belongs elsewhere goes. It goes on page by page where the last run ended.
 */
public final class RepairDays {

    /** The job's name in {@link Progress}. */
    public static final String JOB = "days";

    private static final int DAYS_AHEAD = 7;
    private static final Duration PASS = Duration.ofDays(1);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final ListVisit listVisit;
    private final Organisations organisations;
    private final Walk walk;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public RepairDays(
            ListVisit listVisit, Organisations organisations, Progress progress, Measures measures, Clock clock) {
        this.listVisit = listVisit;
        this.organisations = organisations;
        this.walk = new Walk(JOB, PASS, progress, clock);
        this.measures = measures;
        this.clock = clock;
    }

    /** Goes on where the last run ended, and returns how many entries it looked at. */
    public int go() {
        Instant until = clock.instant().plus(LONGEST_RUN);
        return walk.due()
                .map(pass -> {
                    NavigableMap<String, Day> pages = pages(pass.started());
                    return walk.on(pass, until, its -> slice(its, pages)).seen() - pass.seen();
                })
                .orElse(0);
    }

    private Progress.Pass slice(Progress.Pass pass, NavigableMap<String, Day> pages) {
        NavigableMap<String, Day> rest =
                pass.reached().map(reached -> pages.tailMap(reached, false)).orElse(pages);
        Progress.Pass further = Optional.ofNullable(rest.firstEntry())
                .map(page -> repaired(pass, page.getKey(), page.getValue()))
                .orElse(pass);
        return rest.size() > 1 ? further : further.over(clock.instant());
    }

    private Progress.Pass repaired(Progress.Pass pass, String key, Day page) {
        ListVisit.Repaired repaired = listVisit.repair(page);
        var mended = new HashMap<>(pass.mended());
        if (repaired.mended() > 0) {
            mended.merge("day", repaired.mended(), Integer::sum);
            measures.tell(Measure.REPAIRS, repaired.mended(), Map.of(Label.KIND, "day"));
        }
        return pass.further(Optional.of(key), repaired.seen(), mended);
    }

    /** Counted from the pass's own beginning, so that a pass that goes on past midnight has the same pages. */
    private NavigableMap<String, Day> pages(Instant started) {
        var pages = new TreeMap<String, Day>();
        for (OrganisationId organisation : organisations.all()) {
            dates(started)
                    .map(date -> new Day(organisation, date))
                    .forEach(day -> pages.put(
                            organisation + " "
                                    + day.date().map(LocalDate::toString).orElse(""),
                            day));
        }
        return pages;
    }

    private static Stream<Optional<LocalDate>> dates(Instant started) {
        LocalDate today = started.atZone(ZoneOffset.UTC).toLocalDate();
        return Stream.concat(
                Stream.of(Optional.empty()),
                IntStream.rangeClosed(-1, DAYS_AHEAD).mapToObj(today::plusDays).map(Optional::of));
    }
}
