package org.virtualvisits.core.hygiene;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemorySweeps;
import org.virtualvisits.sandbox.memory.RecordingSweepCalls;

/** A sweep under way in small mailboxes, a slice at a time, on a clock that only a test moves. */
final class SweepScene {

    static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    final InMemorySweeps sweeps = new InMemorySweeps();
    final SmallMailboxes mailboxes = new SmallMailboxes();
    final RecordingSweepCalls calls = new RecordingSweepCalls(clock);
    final Map<String, Double> told = new TreeMap<>();
    final Measures measures = (measure, value, labels) -> told.merge(
            measure + labels.values().stream().map(word -> " " + word).collect(Collectors.joining()),
            value,
            Double::sum);
    final Turns turns = new Turns(new InMemoryLines(), clock, Measures.NONE);
    private int runs;

    /** Calendar items of January, an hour apart: e0, e1 and so on. */
    void fillCalendar(int count) {
        for (int i = 0; i < count; i++) {
            mailboxes.put(
                    RuleSetExample.FIRST,
                    Folder.CALENDAR,
                    EventExample.at("e" + i, january(i)).done());
        }
    }

    /** When the item of that number begins. */
    static Instant january(int number) {
        return Instant.parse("2026-01-01T09:00:00Z").plus(Duration.ofHours(number));
    }

    /** A sweep that only counts, handed out. */
    Sweep counting(RuleSet rules) {
        return handedOut(rules, Optional.empty(), 0);
    }

    /** An approved sweep with a budget that nothing reaches, handed out. */
    Sweep enforcing(RuleSet rules) {
        return enforcing(rules, 1_000_000);
    }

    /** An approved sweep, handed out. */
    Sweep enforcing(RuleSet rules, long budget) {
        return handedOut(rules, Optional.of(new Approval("Robin Example", NOW, rules.digest())), budget);
    }

    /** A sweep that only counts, and that nobody has handed out. */
    Sweep starting(RuleSet rules) {
        return added(rules, Optional.empty(), Sweep.State.STARTING, 0);
    }

    private Sweep added(RuleSet rules, Optional<Approval> approval, Sweep.State state, long budget) {
        var sweep = new Sweep(
                SweepId.at(rules, clock.instant()),
                rules,
                approval,
                state,
                clock.instant(),
                Optional.empty(),
                budget,
                0,
                List.of(),
                Optional.empty());
        sweeps.add(sweep);
        return sweep;
    }

    private Sweep handedOut(RuleSet rules, Optional<Approval> approval, long budget) {
        Sweep sweep = added(rules, approval, Sweep.State.RUNNING, budget);
        sweeps.addMissing(IntStream.range(0, rules.mailboxes().size())
                .mapToObj(index -> MailboxSweep.waiting(sweep.id(), index, clock.instant()))
                .toList());
        return sweep;
    }

    /** A worker who sees sweeps like this. */
    SweepMailbox worker(Sweeps seen) {
        return new SweepMailbox(
                seen, mailboxes, notice -> Optional.empty(), turns, calls, measures, clock, () -> "run " + ++runs);
    }

    /** The next slice of the first mailbox. */
    SweepMailbox.Outcome slice(Sweep sweep) {
        return worker(sweeps).sweep(sweep.id(), 0);
    }

    /** How the next slice of the first mailbox ends. */
    Slice.End end(Sweep sweep) {
        if (slice(sweep) instanceof SweepMailbox.Outcome.Swept(var end)) {
            return end;
        }
        throw new AssertionError("no slice was done");
    }

    /** How far the first mailbox is. */
    MailboxSweep mailbox(Sweep sweep) {
        return sweeps.mailbox(sweep.id(), 0).orElseThrow().mailbox();
    }

    /** The sweep as it is now. */
    Sweep now(Sweep sweep) {
        return sweeps.find(sweep.id()).orElseThrow().sweep();
    }

    /** Somebody else takes the first mailbox over. */
    void overtake(Sweep sweep) {
        Sweeps.StoredMailbox held = sweeps.mailbox(sweep.id(), 0).orElseThrow();
        sweeps.replace(
                held, held.mailbox().heldBy("somebody else", clock.instant().plus(SweepMailbox.LEASE)));
    }

    /** Sweeps where something happens just before each of these calls. */
    static Sweeps before(String call, Runnable happens, Sweeps real) {
        return (Sweeps) Proxy.newProxyInstance(
                Sweeps.class.getClassLoader(), new Class<?>[] {Sweeps.class}, (proxy, method, args) -> {
                    if (method.getName().equals(call)) {
                        happens.run();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
