package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.notice.Desire;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Occasion;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;

/**
 * Says on which occasions a patient of a visit is told something besides its changes. A pure function of its parts.
 * Reminders never overlap: each ends where the next one is near, so that of several that are due only the newest goes out.
 */
record Occasions(Visit visit, Decision decision, Organisation organisation) {

    /** What is this close to the visit does not wait for the morning. */
    static final Duration URGENT = Duration.ofHours(1);

    /** An EHR that tells of missed visits later than this has told them by other means. */
    private static final Duration MISSED_HELPS = Duration.ofDays(3);

    private static final Duration LATE_PATIENCE = Duration.ofMinutes(5);

    /** All of a patient's, over and to come, in the order in which they are due. */
    List<Occasion> of(String patient) {
        if (decision instanceof Decision.Over && isCompanion(patient)) {
            return List.of(); // that somebody did not come is nobody's business but theirs
        }
        return decision.clinic()
                .map(clinic -> by(visit.zoneOf(patient, clinic), clinic))
                .orElse(List.of());
    }

    private boolean isCompanion(String patient) {
        return visit.people().stream().anyMatch(one -> one.key().equals(patient) && one.isCompanion());
    }

    private List<Occasion> by(ZoneId zone, Clinic clinic) {
        if (decision instanceof Decision.Over) {
            return missed(clinic).stream().toList();
        }
        return decision.desire(visit.meeting()) instanceof Desire.Standing(var facts)
                ? standing(facts, zone, clinic)
                : List.of();
    }

    /** When the next of anybody's begins. */
    Optional<Instant> next(Instant now) {
        return decision.clinic().stream()
                .flatMap(clinic -> visit.wanted().patients().stream()
                        .map(patient -> visit.zoneOf(patient.key(), clinic))
                        .distinct()
                        .flatMap(zone -> by(zone, clinic).stream()))
                .map(Occasion::from)
                .filter(from -> from.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private List<Occasion> standing(Facts facts, ZoneId zone, Clinic clinic) {
        Optional<Lateness> late = visit.late().filter(its -> its.start().equals(facts.start()));
        if (late.isPresent()) {
            return List.of(late(late.get())); // a time they were told once must not be told again
        }
        return visit.wanted().status() == AppointmentStatus.BOOKED ? reminders(facts.start(), zone, clinic) : List.of();
    }

    private static Occasion late(Lateness late) {
        return new Occasion(
                Kind.LATE,
                late.by(),
                late.start(),
                late.said(),
                late.start().plus(late.by()),
                Instant.MAX,
                late.said(),
                LATE_PATIENCE);
    }

    private Optional<Occasion> missed(Clinic clinic) {
        return visit.wanted()
                .start()
                .filter(start -> visit.wanted().status() == AppointmentStatus.NOSHOW
                        && clinic.reminding().missed())
                .map(start -> new Occasion(
                        Kind.MISSED,
                        Duration.ZERO,
                        start,
                        start,
                        start.plus(MISSED_HELPS),
                        Instant.MAX,
                        Instant.MIN,
                        patience(Duration.ofDays(1))));
    }

    private List<Occasion> reminders(Instant start, ZoneId zone, Clinic clinic) {
        var occasions = new ArrayList<Occasion>();
        Instant end = start;
        for (Moment moment : moments(start, zone, clinic)) {
            if (moment.due().isBefore(end)) {
                Instant silent = moment.due().minus(silence(moment.offset()));
                occasions.addFirst(new Occasion(
                        moment.kind(),
                        moment.offset(),
                        start,
                        moment.due(),
                        end,
                        silent,
                        Instant.MIN,
                        patience(moment.offset())));
                end = silent;
            }
        }
        return occasions;
    }

    /** The last one first. */
    private List<Moment> moments(Instant start, ZoneId zone, Clinic clinic) {
        Reminding reminding = clinic.reminding();
        var moments = new ArrayList<Moment>();
        reminding.starting().ifPresent(offset -> moments.add(new Moment(Kind.STARTING, offset, start.minus(offset))));
        organisation
                .typeCoded(visit.wanted().types())
                .flatMap(AppointmentType::reminders)
                .orElse(reminding.reminders())
                .forEach(offset ->
                        moments.add(new Moment(Kind.REMINDER, offset, due(start, offset, reminding.quiet(), zone))));
        moments.sort(Comparator.comparing(Moment::due).reversed().thenComparing(Moment::offset));
        return moments;
    }

    /** By night it waits for the morning; where the morning is too late to be of use, it goes out the evening before. */
    private static Instant due(Instant start, Duration offset, QuietHours quiet, ZoneId zone) {
        Instant due = start.minus(offset);
        if (offset.compareTo(URGENT) <= 0) {
            return due;
        }
        return quiet.endAt(due, zone)
                .map(morning -> morning.isAfter(start.minus(URGENT))
                        ? quiet.beginOf(due, zone).orElseThrow().minus(URGENT)
                        : morning)
                .orElse(due);
    }

    /** Whoever heard of the visit within a quarter of the time that is left needs no reminder. */
    private static Duration silence(Duration offset) {
        return between(Duration.ofMinutes(10), offset.dividedBy(4), Duration.ofHours(12));
    }

    /** The other channel is tried while it still helps. */
    private static Duration patience(Duration offset) {
        return between(Duration.ofMinutes(2), offset.dividedBy(4), Duration.ofHours(2));
    }

    private static Duration between(Duration least, Duration wished, Duration most) {
        return wished.compareTo(least) < 0 ? least : wished.compareTo(most) > 0 ? most : wished;
    }

    private record Moment(Kind kind, Duration offset, Instant due) {}
}
