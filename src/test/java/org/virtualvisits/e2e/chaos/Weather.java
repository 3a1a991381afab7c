package org.virtualvisits.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.messaging.CarrierFault;

/** Makes a share of the calls to Graph and to the carrier fail, each in another way. Faults strike the next call. */
final class Weather {

    private static final String ANY = ".*";

    private final Surroundings surroundings;
    private final Random random;
    private final int faults;
    private final List<FaultPlan> graphFaults = graphFaults();
    private final List<CarrierFault> carrierFaults = carrierFaults();
    private final AtomicInteger struck = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean blowing = true;

    /**
     * Begins.
     *
     * @param faults of every hundred calls
     */
    Weather(Surroundings surroundings, long seed, int faults) {
        this.surroundings = surroundings;
        this.random = new Random(seed);
        this.faults = faults;
        surroundings.graph().onChange(this::graphCalled);
        surroundings.carrier().onChange().accept(this::carrierCalled);
    }

    /** How many faults were planned; each strikes one call. */
    int struck() {
        return struck.get();
    }

    /** How often Graph and the carrier were called, about: a fault after the effect counts twice. */
    int calls() {
        return calls.get();
    }

    /** From now on nothing fails. */
    void calm() {
        blowing = false;
        release();
        surroundings.carrier().calm().run();
    }

    /** Lets go of what hangs, and forgets what has not struck. */
    void release() {
        surroundings.graph().clearFaults();
    }

    private synchronized void graphCalled() {
        calls.incrementAndGet();
        if (blowing && random.nextInt(100) < faults) {
            struck.incrementAndGet();
            surroundings.graph().plan(graphFaults.get(random.nextInt(graphFaults.size())));
        }
    }

    private synchronized void carrierCalled() {
        calls.incrementAndGet();
        if (blowing && random.nextInt(100) < faults) {
            struck.incrementAndGet();
            surroundings.carrier().faults().accept(carrierFaults.get(random.nextInt(carrierFaults.size())));
        }
    }

    private static List<FaultPlan> graphFaults() {
        var all = new ArrayList<>(List.of(
                graph(429).retryAfter("1"),
                graph(429),
                graph(429).retryAfter("soon"),
                graph(500),
                graph(502).with(FaultPlan.Body.HTML),
                graph(503),
                graph(503).with(FaultPlan.Body.EMPTY),
                graph(504).afterEffect(),
                graph(504).with(FaultPlan.Body.HTML).afterEffect(),
                graph(503).afterEffect(),
                graph(503).with(FaultPlan.Body.DROP_CONNECTION),
                graph(503).with(FaultPlan.Body.DROP_CONNECTION).afterEffect()));
        // Graph's status 0 is the real answer, late.
        all.add(graph(0).latency(Duration.ofMillis(400)));
        all.add(graph(0).latency(Duration.ofMillis(1_500)));
        all.addAll(List.copyOf(all));
        // No answer within the call's own limit; rare, because each takes that long.
        all.add(graph(503).with(FaultPlan.Body.HANG).afterEffect());
        return List.copyOf(all);
    }

    private static FaultPlan graph(int status) {
        return FaultPlan.answering("chaos", ANY, ANY, status).times(1);
    }

    private static List<CarrierFault> carrierFaults() {
        return List.of(
                carrier(429).retryAfter("1"),
                carrier(429),
                carrier(500),
                carrier(502).with(CarrierFault.Body.HTML),
                carrier(503).retryAfter("never"),
                carrier(503),
                carrier(504).withEffect(),
                carrier(504).with(CarrierFault.Body.HTML).withEffect(),
                CarrierFault.droppingConnections().times(1),
                CarrierFault.droppingConnections().withEffect().times(1));
    }

    private static CarrierFault carrier(int status) {
        return CarrierFault.answering(status).times(1);
    }
}
