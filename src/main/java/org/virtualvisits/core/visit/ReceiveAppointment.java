package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.pace.Lanes;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.core.visit.Audit.Act;

/**
 * Use case: record what the EHR wants. One atomic write; what follows from it is done later by {@link ReconcileVisit}.
 * Safe to run twice, and in any order: the EHR's own order decides (V1). Once it returns, the change cannot be lost (V3).
 */
public final class ReceiveAppointment {

    /** How long the queue is given before the sweep takes over. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A visit that begins sooner goes ahead of others of its place. */
    private static final Duration PRESSING = Duration.ofHours(2);

    /** Writers of one appointment who may come in between before we give up and let the EHR send again. */
    private static final int MOST_TRIES = 8;

    private final Visits visits;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Bygones bygones;
    private final Measures measures;
    private final Clock clock;
    private final Lanes lanes = new Lanes();

    /**
     * Keeps its ports.
     *
     * @param bygones what must not be brought back, whichever way a change comes
     */
    public ReceiveAppointment(
            Visits visits, Unsettled unsettled, Wakeups wakeups, Bygones bygones, Measures measures, Clock clock) {
        this.visits = visits;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.bygones = bygones;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * Records one change.
     *
     * @param cause who sent it, and what all that follows is called by
     * @throws IllegalStateException if others keep changing the same appointment; nothing is stored then
     */
    public Outcome receive(Caller caller, AppointmentChange change, Cause cause) {
        Outcome outcome = received(caller, change, cause);
        measures.count(
                Measure.APPOINTMENT_CHANGES,
                Map.of(Label.ORGANISATION, caller.organisation().value(), Label.OUTCOME, outcome.word()));
        return outcome;
    }

    private Outcome received(Caller caller, AppointmentChange change, Cause cause) {
        VisitId id = VisitId.of(caller.organisation(), caller.source().id(), change.appointmentId());
        for (int i = 0; i < MOST_TRIES; i++) {
            if (change.delivery()
                    .filter(delivery -> visits.hasDelivery(id, delivery))
                    .isPresent()) {
                return new Outcome.Duplicate(id);
            }
            Optional<Visits.Stored> stored = visits.find(id);
            // Where nothing is, nothing is looked up: what was forgotten refuses the first write.
            Optional<Forgotten.Kept> left = i > 0 && stored.isEmpty() ? bygones.find(id) : Optional.empty();
            if (left.filter(its -> its.forgotten().going()).isPresent()) {
                continue;
            }
            Optional<String> over = stored.map(Visits.Stored::version).or(() -> left.map(Forgotten.Kept::version));
            var judge = new Judge(caller, change, id, left.map(Forgotten.Kept::forgotten), bygones, clock.instant());
            switch (judge.of(stored.map(Visits.Stored::visit))) {
                case Judge.Verdict.Ends(var outcome) -> {
                    return outcome;
                }
                case Judge.Verdict.Notes(var visit) -> {
                    if (written(visit, over, change, told(Act.APPOINTMENT_UNCHANGED, cause))) {
                        return new Outcome.Unchanged(id);
                    }
                }
                case Judge.Verdict.Applies(var visit) -> {
                    var todo = Unsettled.Change.ofAppointment(id, digest(change));
                    unsettled.mark(todo, clock.instant().plus(PATIENCE), cause);
                    if (written(visit, over, change, told(Act.APPOINTMENT_APPLIED, cause))) {
                        lane(visit).reconcile(todo, 1, Duration.ZERO, cause);
                        return new Outcome.Applied(id);
                    }
                }
            }
        }
        throw new IllegalStateException("visit " + id + " is being changed by too many at once");
    }

    private List<Audit> told(Act act, Cause cause) {
        return List.of(Audit.of(clock.instant(), cause, act));
    }

    private boolean written(Visit visit, Optional<String> over, AppointmentChange change, List<Audit> audit) {
        var write = new Visits.Write(visit, over, List.of(), List.of(), change.delivery(), audit);
        return visits.write(write) instanceof Visits.Result.Done;
    }

    /** A place's first changes of a minute go ahead, and so does a visit that is about to begin. */
    private Wakeups lane(Visit visit) {
        Instant now = clock.instant();
        String place = visit.wanted().places().stream()
                .findFirst()
                .map(its -> String.join(" ", new TreeSet<>(its.identifiers())))
                .orElse("");
        boolean pressing = visit.wanted()
                .start()
                .filter(start -> start.isAfter(now) && start.isBefore(now.plus(PRESSING)))
                .isPresent();
        return lanes.isExpress(visit.organisation() + " " + visit.source() + " " + place, pressing, now)
                ? wakeups
                : wakeups.bulk();
    }

    private static String digest(AppointmentChange change) {
        Version version = change.version();
        return Digest.of(
                12,
                version.number().toString(),
                version.updated().map(Instant::toString).orElse(""),
                version.isMarked() ? "" : version.arrived().toString(),
                change.content().getClass().getSimpleName());
    }

    /** Every way a delivery can end. All but the last three mean that we hold what the EHR wants. */
    public sealed interface Outcome {
        /** It is the newest, and changes something. */
        record Applied(VisitId visit) implements Outcome {}

        /** It is the newest, and changes nothing we use, such as an echo of our own write. */
        record Unchanged(VisitId visit) implements Outcome {}

        /** A newer version was here before. */
        record Superseded(VisitId visit) implements Outcome {}

        /** The very same delivery or version was here before. */
        record Duplicate(VisitId visit) implements Outcome {}

        /** It ended so long ago that nothing is kept of it any more. */
        record Past(VisitId visit) implements Outcome {}

        /** A part of an appointment that we do not know was to change. */
        record Unknown() implements Outcome {}

        /** The part does not go with the rest. */
        record Unacceptable() implements Outcome {}

        /** The outcome in one word, the same in answers and in what operators watch. */
        default String word() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** Decides what a change means for what is held. */
    private record Judge(
            Caller caller,
            AppointmentChange change,
            VisitId id,
            Optional<Forgotten> left,
            Bygones bygones,
            Instant now) {

        /** What an end that came before its beginning keeps away: Standard Webhooks senders retry for over three days. */
        private static final Duration END_HOLDS = Duration.ofDays(4);

        sealed interface Verdict {
            record Ends(Outcome outcome) implements Verdict {}

            record Notes(Visit visit) implements Verdict {}

            record Applies(Visit visit) implements Verdict {}
        }

        Verdict of(Optional<Visit> held) {
            return left.flatMap(this::afterwards)
                    .<Verdict>map(Verdict.Ends::new)
                    .orElseGet(() -> judged(held));
        }

        /** What became of a version that comes after its visit was forgotten; empty if it is a new one. */
        private Optional<Outcome> afterwards(Forgotten forgotten) {
            if (change.content() instanceof Content.Removed) {
                return Optional.of(new Outcome.Duplicate(id));
            }
            return switch (change.version()
                    .against(forgotten.version(), caller.source().order())) {
                case OLDER -> Optional.of(new Outcome.Superseded(id));
                case SAME -> Optional.of(new Outcome.Duplicate(id));
                case NEWER -> Optional.empty();
            };
        }

        private Verdict judged(Optional<Visit> held) {
            return switch (change.content()) {
                case Content.State(var wanted) ->
                    held.map(visit -> state(visit, wanted.apply(id))).orElseGet(() -> first(wanted.apply(id)));
                case Content.Part(var part) ->
                    held.map(visit -> part.apply(id, visit.wanted())
                                    .map(wanted -> state(visit, wanted))
                                    .orElse(new Verdict.Ends(new Outcome.Unacceptable())))
                            .orElse(new Verdict.Ends(new Outcome.Unknown()));
                case Content.Removed() -> held.map(this::removed).orElseGet(this::endBeforeBeginning);
                case Content.Unreadable(var problems) ->
                    held.map(visit -> unreadable(visit, problems))
                            .orElseGet(() -> new Verdict.Applies(
                                    fresh(Wanted.nothingBut(AppointmentStatus.PROPOSED), problems)));
            };
        }

        /** An EHR that tells of its whole past must not bring back what was forgotten. */
        private Verdict first(Wanted wanted) {
            return wanted.over()
                            .filter(last -> bygones.isOver(caller.organisation(), last))
                            .isPresent()
                    ? new Verdict.Ends(new Outcome.Past(id))
                    : new Verdict.Applies(fresh(wanted, List.of()));
        }

        private Verdict state(Visit held, Wanted wanted) {
            Optional<Outcome> stale = stale(held, wanted);
            if (stale.isPresent()) {
                return new Verdict.Ends(stale.get());
            }
            Visit next = held.but()
                    .version(change.version())
                    .removedAt(Optional.empty())
                    .wanted(wanted)
                    .unread(List.of())
                    .leavers(leavers(held, wanted))
                    .done();
            boolean same = held.wanted().equals(wanted)
                    && held.unread().isEmpty()
                    && held.removedAt().isEmpty();
            return same ? new Verdict.Notes(next) : new Verdict.Applies(next);
        }

        private Optional<Outcome> stale(Visit held, Wanted wanted) {
            if (held.removedAt().isPresent() && !revives(held, held.removedAt().get())) {
                return Optional.of(new Outcome.Superseded(id));
            }
            return switch (change.version()
                    .against(held.version(), caller.source().order())) {
                case NEWER -> Optional.empty();
                case OLDER -> Optional.of(new Outcome.Superseded(id));
                // Clocks may give two changes one instant; numbers never do. Arrival decides between the former.
                case SAME ->
                    change.version().number().isPresent() || held.wanted().equals(wanted)
                            ? Optional.of(new Outcome.Duplicate(id))
                            : Optional.empty();
            };
        }

        /**
         * Whether a version is later than a removal, which itself carries no version (a DELETE has no body). It took a
         * number of its own, though: what was made after it is at least two further on than the last before it.
         */
        private boolean revives(Visit held, Instant removed) {
            Version version = change.version();
            boolean neverBegan =
                    !held.version().isMarked() && held.wanted().equals(Wanted.nothingBut(AppointmentStatus.CANCELLED));
            if (version.number().isPresent()) {
                long before = held.version().number().orElse(1);
                boolean perhapsLater = version.updated().map(removed::isBefore).orElse(!neverBegan);
                return version.number().getAsLong() >= before + 2 && perhapsLater;
            }
            return version.updated()
                    .map(removed::isBefore)
                    .orElseGet(() -> !neverBegan || now.isAfter(removed.plus(END_HOLDS)));
        }

        private Verdict removed(Visit held) {
            if (held.removedAt().isPresent()) {
                return new Verdict.Ends(new Outcome.Duplicate(id));
            }
            return new Verdict.Applies(held.but()
                    .removedAt(Optional.of(now))
                    .wanted(held.wanted().in(AppointmentStatus.CANCELLED))
                    .unread(List.of())
                    .done());
        }

        private Verdict endBeforeBeginning() {
            Visit end = fresh(Wanted.nothingBut(AppointmentStatus.CANCELLED), List.of());
            return new Verdict.Applies(end.but().removedAt(Optional.of(now)).done());
        }

        private Verdict unreadable(Visit held, List<String> problems) {
            return switch (change.version()
                    .against(held.version(), caller.source().order())) {
                case OLDER -> new Verdict.Ends(new Outcome.Superseded(id));
                case SAME -> new Verdict.Ends(new Outcome.Duplicate(id));
                case NEWER -> {
                    Visit next = held.but()
                            .version(change.version())
                            .unread(problems)
                            .done();
                    yield held.unread().equals(problems) ? new Verdict.Notes(next) : new Verdict.Applies(next);
                }
            };
        }

        private static List<Patient> leavers(Visit held, Wanted wanted) {
            return Stream.concat(held.patients().stream(), held.leavers().stream())
                    .filter(patient -> wanted.patients().stream()
                            .noneMatch(one -> one.key().equals(patient.key())))
                    .toList();
        }

        private Visit fresh(Wanted wanted, List<String> problems) {
            return new Visit(
                    id,
                    caller.organisation(),
                    caller.source().id(),
                    change.appointmentId(),
                    change.version(),
                    Optional.empty(),
                    wanted,
                    problems,
                    List.of(),
                    new MeetingState.None(),
                    // A meeting or message of the life before must not be taken for one of this.
                    left.map(its -> its.generation() + 1).orElse(1),
                    left.map(Forgotten::sequence).orElse(0),
                    List.of(),
                    Optional.empty(),
                    now,
                    Optional.empty());
        }
    }
}
