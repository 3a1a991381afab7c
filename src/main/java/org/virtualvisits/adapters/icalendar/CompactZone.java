package org.virtualvisits.adapters.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * The VTIMEZONE (RFC 5545 §3.6.5) of one zone for the years of one visit: a few lines instead of the zone's history since
 * 1847. Two yearly rules where the zone keeps them in those years, one observance where its clocks stand still, and
 * otherwise (Morocco around Ramadan, the year a country changes its law) each change by its date.
 */
final class CompactZone {

    /** What a zone that never changed begins with. */
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

    private final ZoneRules rules;
    private final String id;

    CompactZone(ZoneId zone) {
        this.rules = zone.getRules();
        this.id = zone.getId();
    }

    /** Right for every moment of these local years. */
    VTimeZone in(Year first, Year last) {
        List<ZoneOffsetTransition> changes = changes(first, last);
        List<Observance> observances = changes.isEmpty()
                ? List.of(observance(standing(first), Optional.empty()))
                : yearly(changes, first, last).orElseGet(() -> dated(changes));
        var named = new PropertyList(List.of(new TzId(id)));
        return new VTimeZone(named, new ComponentList<>(observances));
    }

    private List<ZoneOffsetTransition> changes(Year first, Year last) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        Instant end = startOf(last.plusYears(1));
        Instant at = startOf(first).minusNanos(1);
        for (ZoneOffsetTransition next = rules.nextTransition(at);
                next != null && next.getInstant().isBefore(end);
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next);
        }
        return changes;
    }

    private Instant startOf(Year year) {
        LocalDateTime midnight = year.atDay(1).atStartOfDay();
        return midnight.toInstant(rules.getOffset(midnight));
    }

    /** The two rules, from the year before on, so that the first days of the first year are covered too. */
    private Optional<List<Observance>> yearly(List<ZoneOffsetTransition> changes, Year first, Year last) {
        List<YearlyRule> pair =
                rules.getTransitionRules().stream().map(YearlyRule::new).toList();
        if (pair.size() != 2 || !changes.equals(predicted(pair, first, last))) {
            return Optional.empty();
        }
        int before = first.getValue() - 1;
        Optional<String> one = pair.getFirst().text(before);
        Optional<String> other = pair.getLast().text(before);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                observance(change(pair.getFirst().in(before)), one),
                observance(change(pair.getLast().in(before)), other)));
    }

    private static List<ZoneOffsetTransition> predicted(List<YearlyRule> pair, Year first, Year last) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        for (int year = first.getValue(); year <= last.getValue(); year++) {
            changes.add(pair.getFirst().in(year));
            changes.add(pair.getLast().in(year));
        }
        changes.sort(null);
        return changes;
    }

    private List<Observance> dated(List<ZoneOffsetTransition> changes) {
        var observances = new ArrayList<Observance>();
        ZoneOffsetTransition earlier =
                rules.previousTransition(changes.getFirst().getInstant());
        observances.add(observance(
                earlier == null ? Change.none(changes.getFirst().getOffsetBefore()) : change(earlier),
                Optional.empty()));
        changes.forEach(change -> observances.add(observance(change(change), Optional.empty())));
        return observances;
    }

    private Change standing(Year year) {
        return Change.none(rules.getOffset(startOf(year)));
    }

    private Change change(ZoneOffsetTransition transition) {
        return new Change(
                transition.getDateTimeBefore(),
                transition.getOffsetBefore(),
                transition.getOffsetAfter(),
                rules.isDaylightSavings(transition.getInstant()));
    }

    private static Observance observance(Change change, Optional<String> rule) {
        var properties = new ArrayList<Property>(
                List.of(new DtStart<>(change.local()), new TzOffsetFrom(change.from()), new TzOffsetTo(change.to())));
        rule.map(RRule<LocalDateTime>::new).ifPresent(properties::add);
        var list = new PropertyList(properties);
        return change.daylight() ? new Daylight(list) : new Standard(list);
    }

    /**
     * A change of offset.
     *
     * @param local when it happens, on the clock as it was before
     * @param daylight whether the clock is then ahead of the zone's standard time
     */
    private record Change(LocalDateTime local, ZoneOffset from, ZoneOffset to, boolean daylight) {

        static Change none(ZoneOffset offset) {
            return new Change(EPOCH, offset, offset, false);
        }
    }
}
