package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Use case: hand out a sweep's mailboxes, one queue message each, and list stale teams. Safe to run again, whatever an
 * earlier run left.
 */
public final class HandOut {

    /** No tenant that one rule set is for has more pages of teams (V13). */
    private static final int MOST_PAGES = 200;

    /** A row holds no more. */
    private static final int MOST_TEAMS = 500;

    private final Sweeps sweeps;
    private final Teams teams;
    private final SweepCalls calls;
    private final Clock clock;

    /** Keeps its ports. */
    public HandOut(Sweeps sweeps, Teams teams, SweepCalls calls, Clock clock) {
        this.sweeps = sweeps;
        this.teams = teams;
        this.calls = calls;
        this.clock = clock;
    }

    /** Hands out. */
    public Outcome handOut(SweepId id) {
        Optional<Sweeps.StoredSweep> found = sweeps.find(id);
        if (found.isEmpty() || found.get().sweep().state() != Sweep.State.STARTING) {
            return new Outcome.NothingToDo();
        }
        Sweep sweep = found.get().sweep();
        Instant now = clock.instant();
        sweeps.addMissing(IntStream.range(0, sweep.rules().mailboxes().size())
                .mapToObj(index -> MailboxSweep.waiting(id, index, now))
                .toList());
        for (int index = 0; index < sweep.rules().mailboxes().size(); index++) {
            calls.sweep(id, index, Duration.ZERO);
        }
        boolean first = sweeps.replace(found.get(), sweep.running(stale(sweep, now)));
        return first ? new Outcome.HandedOut(sweep.rules().mailboxes().size()) : new Outcome.NothingToDo();
    }

    /** Teams that an owner among the mailboxes should look at. That they cannot be listed stops nothing else. */
    private List<Sweep.StaleTeam> stale(Sweep sweep, Instant now) {
        Optional<Rule> rule = sweep.rules().rules().stream()
                .filter(one -> one.kind() == Rule.Kind.STALE_TEAMS)
                .findFirst();
        if (rule.isEmpty()) {
            return List.of();
        }
        Instant limit = rule.get().limit(now, sweep.rules().zone());
        Map<String, Integer> places = IntStream.range(
                        0, sweep.rules().mailboxes().size())
                .boxed()
                .collect(Collectors.toMap(
                        index -> sweep.rules().mailboxes().get(index).toLowerCase(Locale.ROOT),
                        Function.identity(),
                        Math::min));
        var found = new ArrayList<Sweep.StaleTeam>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES && (page == 0 || after.isPresent()); page++) {
            if (!(teams.list(after) instanceof Teams.Listing.Page(var some, var next))) {
                break;
            }
            some.stream()
                    .filter(team -> team.renewed().isBefore(limit))
                    .forEach(team -> team.owners().stream()
                            .flatMap(owner -> Optional.ofNullable(places.get(owner)).stream())
                            .map(place -> new Sweep.StaleTeam(team.id(), place, team.renewed()))
                            .forEach(found::add));
            after = next;
        }
        return List.copyOf(found.subList(0, Math.min(MOST_TEAMS, found.size())));
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** So many mailboxes wait for their turn. */
        record HandedOut(int mailboxes) implements Outcome {}

        /** No such sweep, or it was handed out already. */
        record NothingToDo() implements Outcome {}
    }
}
