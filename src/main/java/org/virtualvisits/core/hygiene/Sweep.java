package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a rule set over all its mailboxes. Immutable; a change is a new value.
 *
 * @param rules as they were when it began; later changes are for the next one
 * @param approval by whom and of what, if this sweep does more than count
 * @param budget how many changes all mailboxes together may still be given at most, in all
 * @param taken how many were handed out
 * @param teams stale ones, by their group ids, each with the place of the mailbox that owns it
 * @param total of all mailboxes, once it is over
 */
public record Sweep(
        SweepId id,
        RuleSet rules,
        Optional<Approval> approval,
        State state,
        Instant started,
        Optional<Instant> ended,
        long budget,
        long taken,
        List<StaleTeam> teams,
        Optional<Tally> total) {

    /** How far a sweep is. */
    public enum State {
        /** Its mailboxes are being handed out. */
        STARTING,
        RUNNING,
        /** Every mailbox is done or was skipped. */
        FINISHED,
        /** It would have changed more than is allowed, and has stopped. Somebody must look (V12). */
        STOPPED
    }

    /** Keeps its own copy. */
    public Sweep {
        teams = List.copyOf(teams);
    }

    /** A team that its owner should look at. */
    public record StaleTeam(String group, int owner, Instant renewed) {}

    /** Whether it does more than count. */
    public boolean enforces() {
        return approval.isPresent();
    }

    /** Whether anything is still to be done. */
    public boolean isActive() {
        return state == State.STARTING || state == State.RUNNING;
    }

    Sweep running(List<StaleTeam> found) {
        return new Sweep(id, rules, approval, State.RUNNING, started, ended, budget, taken, found, total);
    }

    Sweep taking(long more) {
        return new Sweep(id, rules, approval, state, started, ended, budget, taken + more, teams, total);
    }

    Sweep over(State how, Instant now, Tally sum) {
        return new Sweep(id, rules, approval, how, started, Optional.of(now), budget, taken, teams, Optional.of(sum));
    }
}
