package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.List;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Port: the list of moments at which a visit must be looked at again. An alarm says only when: what is to be done then is
 * decided then. So one that rings twice, late, or for a visit that has moved, does no harm.
 */
public interface Alarms {

    /** Sets an alarm; the same one twice is one. */
    void set(VisitId visit, Instant at);

    /**
     * Alarms set for that moment or earlier, at most so many: those of earlier five minutes before those of later ones.
     */
    List<Alarm> due(Instant now, int atMost);

    /** Takes an alarm off the list, unless it has been set again since it was read; absent is fine. */
    void drop(Alarm alarm);

    /**
     * An alarm as read.
     *
     * @param version tells it from the same one set again; opaque
     */
    record Alarm(VisitId visit, Instant at, String version) {}
}
