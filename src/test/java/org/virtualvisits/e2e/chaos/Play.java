package org.virtualvisits.e2e.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.sandbox.graph.Limits;

/** One run of a script: plays it, lets the world come to rest, and says what is wrong with it then. */
final class Play implements AutoCloseable {

    /** Graph's limits on how many at once; those on how many in a time would only make it long. */
    private static final Limits LIMITS = new Limits(
            Limits.REAL.mailboxConcurrency(),
            1_000_000,
            1_000_000,
            1_000_000,
            1_000_000,
            1_000_000,
            Limits.REAL.bodyBytes(),
            Limits.MeasuredBy.SYSTEM_CLOCK,
            Limits.MeasuredBy.SYSTEM_CLOCK);

    private static final int EHRS_AT_ONCE = 6;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);
    private static final Duration FOR_AN_EFFECT = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofMinutes(5);

    /** Longer than anything waits for before the sweep asks again. */
    private static final Duration SWEEP = Duration.ofMinutes(11);

    private static final int MOST_SWEEPS = 20;

    /** What so many sweeps one after the other leave as it is, none will settle. */
    private static final int SWEEPS_IN_VAIN = 4;

    /** As the longest jump of a script. */
    private static final Duration JUMP = Duration.ofMinutes(7);

    private static final Duration SPELL = Duration.ofSeconds(25);
    private static final int MOST_JUMPS = 200;

    private final Script script;
    private final Surroundings surroundings;
    private final Weather weather;
    private final Ehr ehr;
    private final Consumer<String> out;
    private final ReentrantLock disaster = new ReentrantLock();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<String, CompletableFuture<Void>> told = new ConcurrentHashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private int kills;
    private int restarts;
    private int sweeps;

    Play(Script script, Carrier.Kind carrier, Set<Guard> off, Path log, Consumer<String> out) {
        this.script = script;
        this.out = out;
        this.surroundings = new Surroundings(
                Life.CLINICS, carrier, LIMITS, off, LONGEST_DELAY, script.faults(), Surroundings.Wear.CRASHES, log);
        this.weather = new Weather(surroundings, script.seed(), script.faults());
        this.ehr = new Ehr(
                surroundings.host().baseUrl(),
                surroundings.clock(),
                Instant.ofEpochSecond(surroundings.clock().instant().getEpochSecond()));
    }

    /** Plays it to its end and returns what is wrong then; nothing, if all is well. */
    List<String> run() {
        long from = System.nanoTime();
        surroundings.host().start(surroundings.clock().ahead());
        try (ExecutorService ehrs = Executors.newFixedThreadPool(EHRS_AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < EHRS_AT_ONCE; i++) {
                all.add(ehrs.submit(this::work));
            }
            for (Future<?> each : all) {
                await(each);
            }
        }
        say("all %d webhooks taken after %d s; waiting for quiet".formatted(ehr.accepted(), seconds(from)));
        weather.calm();
        workOff();
        comeToRest();
        say("at rest after %d s and %d sweeps".formatted(seconds(from), sweeps));
        faults.addAll(new Judge(script, surroundings).faults());
        return List.copyOf(faults);
    }

    /** What was played, in figures. */
    Figures figures(Duration took) {
        return new Figures(
                script.seed(),
                surroundings.carrier().kind(),
                script.lives().size(),
                ehr.accepted(),
                script.duplicates(),
                script.reordered(),
                ehr.sent(),
                weather.calls(),
                weather.struck(),
                kills,
                restarts,
                surroundings.graph().meetings().size(),
                surroundings.graph().meetings().stream()
                        .filter(meeting -> !meeting.deleted())
                        .count(),
                surroundings.graph().sentMail().size(),
                surroundings.carrier().messages().get().size(),
                took);
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < script.steps().size(); i = next.getAndIncrement()) {
            try {
                step(script.steps().get(i));
            } catch (RuntimeException e) {
                faults.add(e.getMessage() == null ? e.toString() : e.getMessage());
            }
            int all = done.incrementAndGet();
            if (all % Math.max(1, script.steps().size() / 20) == 0) {
                say("%d of %d steps, %d kills, %d calls to Graph and carrier, %d made to fail"
                        .formatted(all, script.steps().size(), kills, weather.calls(), weather.struck()));
            }
        }
    }

    private void step(Step step) {
        switch (step) {
            case Step.Tell tell -> tell(tell);
            case Step.Kill(var atEffect, var jump) -> alone(() -> kill(atEffect, jump));
            case Step.StorageAway away ->
                alone(() -> {
                    surroundings.azurite().restart();
                    restarts++;
                });
        }
    }

    /** Who orders by arrival tells a version only when the one before was taken; nobody else waits for anything. */
    private void tell(Step.Tell tell) {
        Life life = script.life(tell.life());
        CompletableFuture<Void> taken = told(tell.life(), tell.version());
        try {
            if (life.origin() == Life.Origin.SIGNED && tell.version() > 0) {
                Optional.of(told(tell.life(), tell.version() - 1))
                        .filter(before -> isScripted(tell.life(), tell.version() - 1))
                        .ifPresent(CompletableFuture::join);
            }
            ehr.tell(life, tell.version());
        } finally {
            taken.complete(null);
        }
    }

    private CompletableFuture<Void> told(int life, int version) {
        return told.computeIfAbsent(life + "/" + version, key -> new CompletableFuture<>());
    }

    /** A script that was made shorter may leave versions out. */
    private boolean isScripted(int life, int version) {
        return script.steps().contains(new Step.Tell(life, version, false));
    }

    private void alone(Runnable act) {
        disaster.lock();
        try {
            act.run();
        } finally {
            disaster.unlock();
        }
    }

    /**
     * The clock jumps only while nobody is at work, also not for the dead host: a jump is time that nobody noticed, and
     * claims are long enough for any call that is under way, but not for a call and a jump.
     */
    private void kill(boolean atEffect, Duration jump) {
        if (atEffect) {
            awaitEffect();
        }
        restartLater(jump);
        kills++;
    }

    private void restartLater(Duration jump) {
        surroundings.host().kill();
        weather.release();
        KillableHost.comesWithin(QUIET, () -> surroundings.graph().underWay() == 0);
        surroundings.clock().ahead(surroundings.clock().ahead().plus(jump));
        surroundings.host().start(surroundings.clock().ahead());
    }

    private void awaitEffect() {
        var effect = new CountDownLatch(1);
        Runnable stop = surroundings.graph().onChange(() -> {
            surroundings.host().shoot();
            effect.countDown();
        });
        try {
            effect.await(FOR_AN_EFFECT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop.run();
        }
    }

    /** What waits for its turn at a mailbox waits by the clock: while there is such, time passes in jumps, between hosts. */
    private void workOff() {
        for (int i = 0; i < MOST_JUMPS && !KillableHost.comesWithin(SPELL, this::isIdle); i++) {
            restartLater(JUMP);
            say("%d mails".formatted(surroundings.graph().sentMail().size()));
        }
    }

    /**
     * Sweeps until nothing but what waits for a person is left to do, or no sweep settles any more of it.
     *
     * @throws IllegalStateException if the machine is too slow to tell
     */
    private void comeToRest() {
        List<Unsettled.Change> left = List.of();
        int inVain = 0;
        for (sweeps = 1; sweeps <= MOST_SWEEPS && inVain < SWEEPS_IN_VAIN; sweeps++) {
            if (!KillableHost.comesWithin(QUIET, this::isIdle)) {
                throw new IllegalStateException("the host is still busy after " + QUIET + ": nothing can be said");
            }
            List<Unsettled.Change> before = left;
            left = unsettled();
            if (sweeps > 2 && left.isEmpty()) {
                return;
            }
            inVain = left.equals(before) ? inVain + 1 : 0;
            surroundings.clock().ahead(surroundings.clock().ahead().plus(SWEEP));
            surroundings.host().clock(surroundings.clock().ahead());
        }
        left.forEach(change -> faults.add("never settled: " + change));
    }

    /** Seen a few times in a row, because a message may be on its way. */
    private boolean isIdle() {
        for (int i = 0; i < 4; i++) {
            boolean idle =
                    surroundings.host().state().filter(KillableHost.State::idle).isPresent();
            if (!idle || surroundings.graph().underWay() > 0) {
                return false;
            }
        }
        return true;
    }

    private List<Unsettled.Change> unsettled() {
        Set<String> waiting = script.lives().values().stream()
                .filter(life -> life.last().upshot() == Wish.Upshot.BLOCKED)
                .map(life -> life.visit().value())
                .collect(Collectors.toSet());
        return surroundings
                .ports()
                .unsettled()
                .due(surroundings.clock().instant().plus(Duration.ofDays(30)), 100_000)
                .stream()
                .map(Unsettled.Entry::change)
                .filter(change -> !waiting.contains(change.visit().value()))
                .toList();
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long seconds(long from) {
        return Duration.ofNanos(System.nanoTime() - from).toSeconds();
    }

    private void say(String line) {
        out.accept("[chaos " + script.seed() + "] " + line);
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
