package org.virtualvisits.core.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Healths;

/** {@link Ehr} that is left alone by all instances while it is down, each EHR by itself. Thread-safe. */
public final class GuardedEhr implements Ehr {

    private final Ehr ehr;
    private final Healths healths;
    private final Measures measures;
    private final InstantSource clock;
    private final ConcurrentMap<String, Breaker> breakers = new ConcurrentHashMap<>();

    /** Keeps its ports. */
    public GuardedEhr(Ehr ehr, Healths healths, Measures measures, InstantSource clock) {
        this.ehr = ehr;
        this.healths = healths;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public Answer changed(FhirServer server, Instant since, int atMost) {
        return guarded(server, "poll", () -> ehr.changed(server, since, atMost));
    }

    @Override
    public Answer next(FhirServer server, String link) {
        return guarded(server, "poll", () -> ehr.next(server, link));
    }

    @Override
    public Answer patient(FhirServer server, String id) {
        return guarded(server, id, () -> ehr.patient(server, id));
    }

    private Answer guarded(FhirServer server, String id, Supplier<Answer> call) {
        Breaker breaker = breakers.computeIfAbsent(
                "ehr:" + server.base().getHost(), host -> new Breaker(host, healths, clock, measures));
        Optional<Duration> pause = breaker.stayAway(id);
        if (pause.isPresent()) {
            return new Answer.Later(pause.get(), breaker.reason());
        }
        Answer answer = call.get();
        if (answer instanceof Answer.Later(var after, var why)) {
            breaker.hindered(why);
        } else {
            breaker.answered();
        }
        return answer;
    }
}
