package org.virtualvisits.core.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/** Use case: show a member of staff a day's visits. Two partitions are read, whatever the filter; no table is scanned. */
public final class ShowDay {

    /** More on one day than any page can show usefully; the page says so. */
    public static final int MOST = 2_000;

    private static final Comparator<Entry> BY_TIME = Comparator.comparing(
                    (Entry entry) -> entry.start().orElse(Instant.MIN))
            .thenComparing(entry -> entry.visit().value());

    private final Days days;
    private final Organisations organisations;
    private final Clock clock;

    /** Keeps its ports. */
    public ShowDay(Days days, Organisations organisations, Clock clock) {
        this.days = days;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The page; empty only if the organisation is no longer configured. */
    public Optional<Page> show(Staff staff, Wish wish) {
        return organisations.find(staff.organisation()).map(organisation -> page(staff, wish, organisation));
    }

    private Page page(Staff staff, Wish wish, Organisation organisation) {
        ZoneId zone = wish.clinic()
                .flatMap(organisation::clinic)
                .map(clinic -> clinic.zone())
                .orElseGet(() -> ComposeListing.zone(organisation));
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate date = wish.date().orElse(today);
        List<Entry> dated = days.of(new Day(organisation.id(), Optional.of(date)), MOST);
        List<Entry> undated = days.of(new Day(organisation.id(), Optional.empty()), MOST);
        List<Entry> seen = Stream.concat(undated.stream(), dated.stream())
                .filter(staff::maySee)
                .toList();
        List<Entry> shown = seen.stream().filter(wish.filter()).sorted(BY_TIME).toList();
        return new Page(
                organisation,
                zone,
                now,
                today,
                date,
                shown,
                seen.size(),
                dated.size() == MOST || undated.size() == MOST);
    }

    /**
     * What is wanted.
     *
     * @param date today where absent
     */
    public record Wish(Optional<LocalDate> date, Optional<ClinicId> clinic, Optional<String> clinician, Only only) {

        Predicate<Entry> filter() {
            return entry -> (clinic.isEmpty() || clinic.equals(entry.clinic()))
                    && clinician.map(entry.clinicians()::contains).orElse(true)
                    && only.shows(entry);
        }
    }

    /** Which of the day's visits. */
    public enum Only {
        /** Every one. */
        ALL,
        /** Those that a person must do something about. */
        ATTENTION,
        /** Those that take place, and not every patient has confirmed. */
        UNCONFIRMED,
        /** Those where somebody waits. */
        ARRIVED;

        private boolean shows(Entry entry) {
            return switch (this) {
                case ALL -> true;
                case ATTENTION -> !entry.attention().isEmpty();
                case UNCONFIRMED -> isToCome(entry) && entry.isUnconfirmed();
                case ARRIVED -> entry.isAwaited();
            };
        }

        private static boolean isToCome(Entry entry) {
            return entry.stage() == Entry.Stage.READY || entry.stage() == Entry.Stage.PREPARING;
        }
    }

    /**
     * A day's visits.
     *
     * @param zone in which times are shown where a visit's clinic has none
     * @param all how many there are without the filter
     * @param cut whether there are more than could be read
     */
    public record Page(
            Organisation organisation,
            ZoneId zone,
            Instant now,
            LocalDate today,
            LocalDate date,
            List<Entry> entries,
            int all,
            boolean cut) {

        /** Keeps its own copy. */
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
