package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Desire;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: let the patients of a visit know that its clinician is late. It only notes so; reconciling tells them.
 * Saying the same again changes nothing; saying another time tells them that.
 */
public final class TellLateness {

    /** Shorter is not worth a message. */
    public static final Duration LEAST = Duration.ofMinutes(5);

    /** Longer is a new time, which the EHR should give the appointment. */
    public static final Duration MOST = Duration.ofHours(2);

    /** Nobody knows earlier than this how late a clinic will run. */
    static final Duration EARLIEST = Duration.ofHours(4);

    private static final int MOST_TRIES = 8;

    private final Visits visits;
    private final Organisations organisations;
    private final NoteOnVisit news;
    private final Clock clock;

    /** Keeps its ports. */
    public TellLateness(Visits visits, Organisations organisations, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.news = new NoteOnVisit(visits, unsettled, wakeups, clock);
        this.clock = clock;
    }

    /**
     * Notes how late the clinician is.
     *
     * @param by from {@link #LEAST} to {@link #MOST}
     * @throws IllegalStateException if others keep changing the visit; nothing is noted then
     */
    public Outcome tell(Caller caller, VisitId id, Duration by, Cause cause) {
        return tell(visit -> isOf(visit, caller), id, by, cause);
    }

    /**
     * The same for staff, of whom it is known that the visit is theirs.
     *
     * @param by from {@link #LEAST} to {@link #MOST}
     * @throws IllegalStateException if others keep changing the visit; nothing is noted then
     */
    public Outcome tell(VisitId id, Duration by, Cause cause) {
        return tell(visit -> true, id, by, cause);
    }

    /** From when on it can be said of a visit that begins then. */
    public static Instant earliest(Instant start) {
        return start.minus(EARLIEST);
    }

    private Outcome tell(Predicate<Visit> isTheirs, VisitId id, Duration by, Cause cause) {
        if (by.compareTo(LEAST) < 0 || by.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("late by " + by);
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Stored> found = visits.find(id).filter(stored -> isTheirs.test(stored.visit()));
            if (found.isEmpty()) {
                return new Outcome.Unknown();
            }
            Optional<Outcome> outcome = tryOnce(found.get(), by, cause);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("visit " + id + " is being changed by too many at once");
    }

    private Optional<Outcome> tryOnce(Visits.Stored stored, Duration by, Cause cause) {
        Visit visit = stored.visit();
        Instant now = clock.instant();
        Optional<Facts> facts = standing(visit, now);
        if (facts.isEmpty()) {
            return Optional.of(new Outcome.NotNow());
        }
        var late = new Lateness(facts.get().start(), by, now);
        if (visit.late().filter(said -> saysTheSame(said, late)).isPresent()) {
            return Optional.of(new Outcome.Noted());
        }
        var write = Visits.Write.of(
                visit.but().late(late).done(),
                stored,
                List.of(Audit.of(now, cause, Audit.Act.LATENESS_NOTED, by.toMinutes() + " minutes")));
        boolean done = news.write(write, "late-" + now.getEpochSecond(), cause);
        return done ? Optional.of(new Outcome.Noted()) : Optional.empty();
    }

    /** What patients know of a visit that is about to begin, or has begun. */
    private Optional<Facts> standing(Visit visit, Instant now) {
        return organisations
                .find(visit.organisation())
                .map(organisation -> new Decide(visit, organisation, now).decision())
                .flatMap(decision -> decision.desire(visit.meeting()) instanceof Desire.Standing(var facts)
                        ? Optional.of(facts)
                        : Optional.empty())
                .filter(facts -> !now.isBefore(earliest(facts.start())));
    }

    private static boolean isOf(Visit visit, Caller caller) {
        return visit.organisation().equals(caller.organisation())
                && visit.source().equals(caller.source().id());
    }

    private static boolean saysTheSame(Lateness said, Lateness late) {
        return said.start().equals(late.start()) && said.by().equals(late.by());
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** The patients are told, if it still helps. */
        record Noted() implements Outcome {}

        /** The visit does not stand, or is not near, or is over. */
        record NotNow() implements Outcome {}

        /** The caller has no such visit. */
        record Unknown() implements Outcome {}
    }
}
