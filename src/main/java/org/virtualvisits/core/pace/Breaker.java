package org.virtualvisits.core.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.Spread;

/**
 * Keeps everybody from calling a service that is down: after five calls in a row that came to nothing, seen by whichever
 * instances, nobody calls for 20 s; then one does, and what happens to it decides. Those who were kept away come back
 * spread over a time, so that the service is not knocked over by its own return (docs/adr/0014). Thread-safe.
 */
public final class Breaker {

    /** What this instance knows may be so old: a service that is well costs one request in that time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** Longer than the slowest call. */
    private static final Duration TRIAL = Duration.ofSeconds(30);

    /** Over how long those who were kept away come back, at least. */
    private static final Duration SPREAD = Duration.ofSeconds(30);

    /** Whoever was kept away has tried by then; a service that nobody has missed for so long is not away. */
    private static final Duration MISSED = Duration.ofMinutes(10);

    private static final int MOST_TRIES = 5;

    private final String service;
    private final Healths healths;
    private final InstantSource clock;
    private final Measures measures;
    private volatile Known known = new Known(Optional.empty(), Instant.MIN);
    private volatile boolean unwell;

    /**
     * Keeps its port.
     *
     * @param service one word
     */
    public Breaker(String service, Healths healths, InstantSource clock, Measures measures) {
        this.service = service;
        this.healths = healths;
        this.clock = clock;
        this.measures = measures;
    }

    /**
     * Whether to call the service now. Who may, tells afterwards how it went.
     *
     * @param id of what asks; decides who comes back when
     * @return how long to stay away; empty to go on
     */
    public Optional<Duration> stayAway(String id) {
        Optional<Healths.Stored> stored = recent();
        Instant now = clock.instant();
        Optional<Instant> until = stored.flatMap(its -> its.health().shutUntil());
        if (until.isEmpty()) {
            return Optional.empty();
        }
        Health health = stored.orElseThrow().health();
        if (!until.get().isAfter(now) && wrote(health.tried(now, TRIAL), stored.map(Healths.Stored::version))) {
            return Optional.empty();
        }
        Instant earliest = until.get().isAfter(now) ? until.get() : now;
        Duration spread = SPREAD.plus(Health.rest(health.trips()));
        return Optional.of(Duration.between(now, earliest).plus(Spread.of(id, spread)));
    }

    /** A call was answered, whatever the answer. */
    public void answered() {
        if (unwell) {
            change(health -> Health.WELL);
        }
    }

    /** A call came to nothing because the service is down. */
    public void failed() {
        change(health -> health.failed(clock.instant()));
    }

    /** A call was hindered: down is a failure, a throttle an answer, and of the rest nothing is learnt. */
    public void hindered(Hindrance why) {
        if (why.isDown()) {
            failed();
        } else if (why.isThrottle()) {
            answered();
        }
    }

    /**
     * Tells how the service does now. An exporter passes on what was told since it last did, so a state that lasts is told
     * again and again.
     *
     * @return whether nobody calls it
     */
    boolean tell() {
        boolean away = healths.find(service)
                .flatMap(stored -> stored.health().shutUntil())
                .filter(until -> until.plus(MISSED).isAfter(clock.instant()))
                .isPresent();
        measures.tell(Measure.BREAKER_OPEN, away ? 1 : 0, Map.of(Label.JOB, service));
        return away;
    }

    /** What it is to those who stay away. */
    public Hindrance reason() {
        return Hindrance.UNREACHED;
    }

    /** The service's name. */
    public String service() {
        return service;
    }

    private void change(UnaryOperator<Health> change) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Healths.Stored> stored = healths.find(service);
            Health before = stored.map(Healths.Stored::health).orElse(Health.WELL);
            Health after = change.apply(before);
            if (after.equals(before) || wrote(after, stored.map(Healths.Stored::version))) {
                return;
            }
        }
    }

    private boolean wrote(Health health, Optional<String> over) {
        boolean written = healths.write(service, health, over);
        known = new Known(Optional.empty(), Instant.MIN);
        unwell = !health.isWell();
        if (written) {
            measures.tell(Measure.BREAKER_OPEN, health.isShut() ? 1 : 0, Map.of(Label.JOB, service));
        }
        return written;
    }

    private Optional<Healths.Stored> recent() {
        Known its = known;
        Instant now = clock.instant();
        if (now.isBefore(its.asked) || !now.isBefore(its.asked.plus(REMEMBERED))) {
            its = new Known(healths.find(service), now);
            known = its;
            unwell = its.stored.filter(stored -> !stored.health().isWell()).isPresent();
        }
        return its.stored;
    }

    private record Known(Optional<Healths.Stored> stored, Instant asked) {}
}
