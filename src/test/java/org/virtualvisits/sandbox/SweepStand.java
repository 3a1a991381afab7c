package org.virtualvisits.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.virtualvisits.core.hygiene.BeginSweeps;
import org.virtualvisits.core.hygiene.ConfigureHygiene;
import org.virtualvisits.core.hygiene.HandOut;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Mailboxes;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.hygiene.SweepMailbox;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.hygiene.Teams;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryRuleSets;
import org.virtualvisits.sandbox.memory.InMemorySweeps;
import org.virtualvisits.sandbox.memory.RecordingSweepCalls;

/**
 * Sweeps whole rule sets as the functions would, against a clock that stands still within a slice and jumps to the next
 * one. A worker can be killed at any call to a port: its queue message then comes back once its lease is over.
 */
public final class SweepStand {

    /** What a killed worker dies of. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A little more than a worker holds a mailbox. */
    private static final Duration REDELIVERED = Duration.ofMinutes(10);

    private final MovableClock clock;
    private final InMemorySweeps sweeps = new InMemorySweeps();
    private final InMemoryRuleSets ruleSets = new InMemoryRuleSets();
    private final RecordingSweepCalls calls;
    private final BeginSweeps begin;
    private final ConfigureHygiene configure;
    private final HandOut handOut;
    private final SweepMailbox sweepMailbox;
    private int kills;

    /**
     * Puts use cases on ports.
     *
     * @param dies asked before and after each call to mailboxes and before each write; true kills the worker there
     */
    public SweepStand(Mailboxes mailboxes, Teams teams, MovableClock clock, BooleanSupplier dies) {
        this.clock = clock;
        this.calls = new RecordingSweepCalls(clock);
        this.begin = new BeginSweeps(new InMemoryOrganisations(), ruleSets, sweeps, calls, clock);
        this.configure = new ConfigureHygiene(ruleSets, clock);
        this.handOut = new HandOut(sweeps, teams, calls, clock);
        var runs = new AtomicLong();
        this.sweepMailbox = new SweepMailbox(
                new MortalSweeps(sweeps, dies),
                new MortalMailboxes(mailboxes, dies),
                notice -> Optional.empty(),
                new Turns(new InMemoryLines(), clock, Measures.NONE),
                calls,
                Measures.NONE,
                clock,
                () -> "run " + runs.incrementAndGet());
    }

    /** Writes a rule set, and approves it in somebody's name. */
    public void approve(RuleSet rules) {
        configure.put(rules);
        configure.approve(rules.organisation(), rules.id(), "Robin Example", rules.digest());
    }

    /** Writes a rule set. */
    public void put(RuleSet rules) {
        configure.put(rules);
    }

    /** Sweeps until nothing is left to do; returns the sweep as it is then. */
    public Sweep sweep(RuleSet rules, boolean countOnly, Consumer<SweepId> eachSlice) {
        if (!(begin.one(rules.organisation(), rules.id(), countOnly) instanceof BeginSweeps.Outcome.Begun begun)) {
            throw new IllegalStateException("not begun");
        }
        handOut.handOut(calls.nextStart().orElseThrow());
        for (var due = calls.nextMailbox(); due.isPresent(); due = calls.nextMailbox()) {
            Instant at = due.get().at();
            if (at.isAfter(clock.instant())) {
                clock.set(at);
            }
            try {
                sweepMailbox.sweep(due.get().sweep(), due.get().mailbox());
            } catch (Killed killed) {
                kills++;
                calls.sweep(due.get().sweep(), due.get().mailbox(), REDELIVERED);
            }
            eachSlice.accept(begun.id());
        }
        return sweeps.find(begun.id()).orElseThrow().sweep();
    }

    /** How often a worker was killed. */
    public int kills() {
        return kills;
    }

    /** What is known of sweeps. */
    public Sweeps sweeps() {
        return sweeps;
    }

    /** The time here. */
    public Clock clock() {
        return clock;
    }

    private record MortalMailboxes(Mailboxes real, BooleanSupplier dies) implements Mailboxes {

        @Override
        public Reading read(Query query) {
            perish(dies);
            return real.read(query);
        }

        @Override
        public List<Effect> act(
                String mailbox, org.virtualvisits.core.hygiene.Folder folder, List<Act> acts, String n) {
            perish(dies);
            List<Effect> effects = real.act(mailbox, folder, acts, n);
            perish(dies);
            return effects;
        }
    }

    private static void perish(BooleanSupplier dies) {
        if (dies.getAsBoolean()) {
            throw new Killed();
        }
    }

    private record MortalSweeps(Sweeps real, BooleanSupplier dies) implements Sweeps {

        @Override
        public boolean add(Sweep sweep) {
            return real.add(sweep);
        }

        @Override
        public Optional<StoredSweep> find(SweepId id) {
            return real.find(id);
        }

        @Override
        public List<Sweep> of(OrganisationId organisation, String ruleSet, int atMost) {
            return real.of(organisation, ruleSet, atMost);
        }

        @Override
        public boolean replace(StoredSweep read, Sweep next) {
            return real.replace(read, next);
        }

        @Override
        public void addMissing(List<MailboxSweep> mailboxes) {
            real.addMissing(mailboxes);
        }

        @Override
        public Optional<StoredMailbox> mailbox(SweepId id, int index) {
            return real.mailbox(id, index);
        }

        @Override
        public Iterable<MailboxSweep> mailboxes(SweepId id) {
            return real.mailboxes(id);
        }

        @Override
        public boolean anyOpen(SweepId id) {
            return real.anyOpen(id);
        }

        @Override
        public Optional<StoredMailbox> replace(StoredMailbox read, MailboxSweep next) {
            perish(dies);
            Optional<StoredMailbox> written = real.replace(read, next);
            perish(dies);
            return written;
        }

        @Override
        public List<SweepId> before(OrganisationId organisation, Instant moment, int atMost) {
            return real.before(organisation, moment, atMost);
        }

        @Override
        public void drop(SweepId id) {
            real.drop(id);
        }
    }
}
