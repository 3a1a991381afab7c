package org.virtualvisits.core.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * One look at everything an organisation has. Immutable; a change is a new value.
 *
 * @param started its name as well: an organisation has one run at a time
 * @param total subjects there were when it began
 * @param done subjects looked at
 * @param ready of those, that can hold visits
 * @param counts how many subjects have each defect
 * @param reached the key of the last subject looked at
 * @param woken visits that were asked to be looked at again, because their clinician's state changed
 * @param holder who is at it now
 * @param until when the holder counts as dead
 * @param due when it goes on
 * @param stalls how often in a row the next subjects could not be asked
 */
public record Run(
        OrganisationId organisation,
        Instant started,
        State state,
        int total,
        int done,
        int ready,
        Map<Defect, Integer> counts,
        Optional<String> reached,
        int woken,
        Optional<String> holder,
        Instant until,
        Instant due,
        int stalls,
        Optional<Instant> ended) {

    /** How far it is. */
    public enum State {
        RUNNING,
        /** Everything was looked at. */
        FINISHED,
        /** Graph lets the app in no more; what was known before stays. */
        STOPPED
    }

    /** Keeps its own copy. */
    public Run {
        counts = Map.copyOf(counts);
    }

    static Run begun(OrganisationId organisation, Instant now, int total) {
        return new Run(
                organisation,
                now,
                State.RUNNING,
                total,
                0,
                0,
                Map.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                now,
                now,
                0,
                Optional.empty());
    }

    /** Whether anything is left to do. */
    public boolean isActive() {
        return state == State.RUNNING;
    }

    /** Subjects a second, since it began. */
    public double perSecond(Instant now) {
        long millis = Duration.between(started, ended.orElse(now)).toMillis();
        return millis <= 0 ? 0 : done * 1000.0 / millis;
    }

    boolean isHeldByAnother(Instant now) {
        return holder.isPresent() && until.isAfter(now);
    }

    boolean includes(Subject subject) {
        return reached.filter(key -> subject.key().compareTo(key) <= 0).isPresent();
    }

    Run heldBy(String run, Instant deadline) {
        return but(state, done, ready, counts, reached, woken, Optional.of(run), deadline, deadline, stalls, ended);
    }

    /** With some more subjects; still held. */
    Run with(List<Report> more, int alsoWoken) {
        Map<Defect, Integer> sum = new EnumMap<>(Defect.class);
        sum.putAll(counts);
        more.forEach(report -> report.findings().stream()
                .map(Finding::defect)
                .distinct()
                .forEach(defect -> sum.merge(defect, 1, Integer::sum)));
        int well = (int) more.stream().filter(Report::isReady).count();
        Optional<String> last =
                more.isEmpty() ? reached : Optional.of(more.getLast().subject().key());
        return but(state, done + more.size(), ready + well, sum, last, woken + alsoWoken, holder, until, due, 0, ended);
    }

    Run released(Instant nextDue, int stalled) {
        return but(state, done, ready, counts, reached, woken, Optional.empty(), nextDue, nextDue, stalled, ended);
    }

    Run over(State how, Instant now) {
        return but(how, done, ready, counts, reached, woken, Optional.empty(), now, now, 0, Optional.of(now));
    }

    private Run but(
            State nextState,
            int nextDone,
            int nextReady,
            Map<Defect, Integer> nextCounts,
            Optional<String> nextReached,
            int nextWoken,
            Optional<String> nextHolder,
            Instant nextUntil,
            Instant nextDue,
            int nextStalls,
            Optional<Instant> nextEnded) {
        return new Run(
                organisation,
                started,
                nextState,
                total,
                nextDone,
                nextReady,
                nextCounts,
                nextReached,
                nextWoken,
                nextHolder,
                nextUntil,
                nextDue,
                nextStalls,
                nextEnded);
    }
}
