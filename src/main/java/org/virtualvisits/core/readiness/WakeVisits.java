package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.Slot;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Wakeups;

/**
 * Has the next two weeks' visits of clinicians looked at again whose state has changed, so that what staff see of each visit
 * follows. In the slow lane, and at most {@link #MOST} a run: what strikes everybody at once stands at the head of the page
 * of readiness, and need not stand at every visit.
 */
public final class WakeVisits {

    static final int MOST = 2_000;

    private static final Duration AHEAD = Duration.ofDays(14);

    /** Until then the new state is written, and instances have forgotten the old one ({@link ForewarnOfClinicians}). */
    private static final Duration PAUSE = Duration.ofSeconds(90);

    private static final int MOST_OF_ONE = 500;

    private final Months months;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Clock clock;

    /** Keeps its ports. */
    public WakeVisits(Months months, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.months = months;
        this.unsettled = unsettled;
        this.wakeups = wakeups.bulk();
        this.clock = clock;
    }

    /** Wakes, and returns how many. */
    int of(OrganisationId organisation, List<Subject> changed, Run run) {
        Cause cause = Cause.ofTimer("readiness", Cause.correlation(organisation + "|" + run.started()));
        int woken = 0;
        for (Subject subject : changed) {
            if (subject instanceof Subject.OfClinician(var clinician)) {
                List<Slot> slots = ahead(organisation, clinician)
                        .limit(Math.max(0, MOST - run.woken() - woken))
                        .toList();
                slots.forEach(slot -> wake(slot, run, cause));
                woken += slots.size();
            }
        }
        return woken;
    }

    private Stream<Slot> ahead(OrganisationId organisation, String clinician) {
        Instant now = clock.instant();
        Instant end = now.plus(AHEAD);
        YearMonth first = YearMonth.from(now.atZone(ZoneOffset.UTC));
        YearMonth last = YearMonth.from(end.atZone(ZoneOffset.UTC));
        return Stream.of(first, last)
                .distinct()
                .flatMap(month -> months.of(new Month(organisation, clinician, month), MOST_OF_ONE).stream())
                .filter(slot -> slot.end().isAfter(now) && slot.start().isBefore(end));
    }

    private void wake(Slot slot, Run run, Cause cause) {
        var change = new Unsettled.Change(slot.visit(), "ready-" + run.started().getEpochSecond());
        unsettled.mark(change, clock.instant().plus(PAUSE).plus(PAUSE), cause);
        wakeups.reconcile(change, 1, PAUSE, cause);
    }
}
