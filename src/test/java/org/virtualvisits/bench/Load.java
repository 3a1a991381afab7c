package org.virtualvisits.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does one thing many times, as many at once as told: each that ends makes room for the next. */
final class Load {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicInteger next = new AtomicInteger();

    /** One thing, given a number that no other had. */
    interface One {
        void run(int number);
    }

    /**
     * A round.
     *
     * @param perSecond things that ended, by the round's whole time
     * @param millis how long each took
     */
    record Round(double perSecond, List<Double> millis) {}

    /**
     * Runs both sides in turn, so that what disturbs the machine disturbs both, and who goes first changes each round.
     *
     * @param times things a round
     */
    Figures.Contest contest(int rounds, int inFlight, int times, One product, One floor, Consumer<String> out) {
        var ours = new ArrayList<Round>();
        var theirs = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            if (i % 2 == 0) {
                ours.add(round(inFlight, times, product));
                theirs.add(round(inFlight, times, floor));
            } else {
                theirs.add(round(inFlight, times, floor));
                ours.add(round(inFlight, times, product));
            }
            out.accept("   %d in flight: %.1f/s, floor %.1f/s"
                    .formatted(
                            inFlight,
                            ours.getLast().perSecond(),
                            theirs.getLast().perSecond()));
        }
        return new Figures.Contest(inFlight, times, ours, theirs);
    }

    /** One round. */
    Round round(int inFlight, int times, One one) {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        var left = new AtomicInteger(times);
        Runnable worker = () -> {
            while (left.getAndDecrement() > 0) {
                long from = System.nanoTime();
                one.run(next.getAndIncrement());
                millis.add((System.nanoTime() - from) / 1e6);
            }
        };
        long from = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(inFlight)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                all.add(threads.submit(worker));
            }
            all.forEach(Load::end);
        }
        return new Round(times / ((System.nanoTime() - from) / 1e9), List.copyOf(millis));
    }

    private static void end(Future<?> worker) {
        try {
            worker.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the load could not be carried", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
