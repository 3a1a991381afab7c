package org.virtualvisits.core.feed;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: bring what the indexes say of a visit in line with the visit. Level-triggered, as reconciling is: it may run
 * any number of times, at once with itself, and a sweep may call it to repair. Nobody holds a lock: whoever has written
 * looks whether that is still so, and writes again if not; so whoever writes last has seen the last state.
 */
public final class ListVisit implements Onlookers {

    /** More than the few writers there ever are at once. */
    private static final int MOST_TRIES = 8;

    /** As many as a page shows; the next call repairs the rest. */
    private static final int MOST_OF_A_DAY = 2_000;

    private final Visits visits;
    private final Organisations organisations;
    private final Traces traces;
    private final Days days;
    private final Months months;
    private final Addresses addresses;
    private final Conditions conditions;
    private final Phones phones;
    private final AddressDigests digests;
    private final Clock clock;

    /** Keeps its ports. */
    public ListVisit(
            Visits visits,
            Organisations organisations,
            Traces traces,
            Indexes indexes,
            Conditions conditions,
            Phones phones,
            AddressDigests digests,
            Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.traces = traces;
        this.days = indexes.days();
        this.months = indexes.months();
        this.addresses = indexes.addresses();
        this.conditions = conditions;
        this.phones = phones;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if others keep changing the visit
     */
    @Override
    public void changed(VisitId visit) {
        Places mine = Places.NONE;
        for (int i = 0; i < MOST_TRIES; i++) {
            Traces.Trace trace = traces.of(visit);
            Listing listing = listing(visit, trace);
            boolean alone = write(visit, trace, mine, listing);
            mine = mine.and(listing.places());
            if (alone && listing(visit, traces.of(visit)).equals(listing)) {
                return;
            }
        }
        throw new IllegalStateException("visit " + visit + " is being changed by too many at once");
    }

    /**
     * Repairs one page of the day list, whatever happened to it: each visit on it is listed again, and one that belongs
     * elsewhere goes. A change that comes meanwhile may be counted as mended.
     */
    public Repaired repair(Day day) {
        List<Entry> entries = days.of(day, MOST_OF_A_DAY);
        for (Entry entry : entries) {
            changed(entry.visit());
            if (!traces.of(entry.visit()).places().days().contains(day)) {
                days.drop(day, entry.visit());
            }
        }
        var after = Set.copyOf(days.of(day, MOST_OF_A_DAY));
        return new Repaired(entries.size(), (int)
                entries.stream().filter(entry -> !after.contains(entry)).count());
    }

    private Listing listing(VisitId id, Traces.Trace trace) {
        Optional<Visits.Story> story = visits.read(id);
        return story.flatMap(its -> organisations
                        .find(its.visit().organisation())
                        .map(organisation -> new ComposeListing(
                                        its,
                                        trace.arrived(),
                                        conditions.of(its.visit()),
                                        organisation,
                                        phones,
                                        digests,
                                        clock.instant())
                                .listing()))
                .orElse(Listing.NOWHERE);
    }

    /**
     * Where it may be is noted before it is put there, and where it no longer is only after it is gone.
     *
     * @param mine where this run has put it before, when others came in between
     * @return whether nobody else listed the visit meanwhile
     */
    private boolean write(VisitId visit, Traces.Trace trace, Places mine, Listing listing) {
        Places next = listing.places();
        boolean never = trace.version().isEmpty() && next.isNowhere();
        boolean same = (never || trace.places().equals(next)) && mine.equals(Places.NONE);
        if (same) {
            listing.day().ifPresent(page -> days.put(page.day(), page.entry()));
            return true;
        }
        Places before = trace.places().and(mine);
        Optional<String> noted = traces.remember(visit, before.and(next), trace.version());
        if (noted.isEmpty()) {
            return false;
        }
        listing.day().ifPresent(page -> days.put(page.day(), page.entry()));
        listing.slots().forEach(months::put);
        listing.holders().forEach((address, holders) -> addresses.put(address, visit, holders));
        dropped(visit, before, next);
        return traces.remember(visit, next, noted).isPresent();
    }

    private void dropped(VisitId visit, Places before, Places next) {
        before.days().stream().filter(day -> !next.days().contains(day)).forEach(day -> days.drop(day, visit));
        before.months().stream()
                .filter(month -> !next.months().contains(month))
                .forEach(month -> months.drop(month, visit));
        before.addresses().stream()
                .filter(address -> !next.addresses().contains(address))
                .forEach(address -> addresses.drop(address, visit));
    }

    /**
     * What became of a page.
     *
     * @param seen how many visits stood on it
     * @param mended how many of them stood there wrongly
     */
    public record Repaired(int seen, int mended) {}

    /** The three indexes. */
    public record Indexes(Days days, Months months, Addresses addresses) {}
}
