package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Which state of a visit this instance last found to agree with what exists. An EHR that sends ten changes of an appointment at
 * once asks ten times for the visit to be looked at; the first look sees the last change, and the rest need none. It is kept in
 * memory, and only ever spares work: whoever does not find a visit here looks at it. Safe for many threads.
 */
final class LatelyAgreed {

    /** As many as wait in a flood; each takes about 300 bytes. */
    private static final int MOST = 20_000;

    /** Afterwards time alone may have changed what is wanted. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Map<VisitId, Found> found = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<VisitId, Found> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A state of a visit.
     *
     * @param version of its row
     */
    private record Found(String version, Instant at) {}

    /** A visit agreed, in the state of this version. */
    synchronized void note(VisitId visit, String version, Instant now) {
        found.remove(visit);
        found.put(visit, new Found(version, now));
    }

    /** The version in which a visit agreed a short while ago. */
    synchronized Optional<String> version(VisitId visit, Instant now) {
        return Optional.ofNullable(found.get(visit))
                .filter(its -> its.at().plus(FRESH).isAfter(now))
                .map(Found::version);
    }
}
