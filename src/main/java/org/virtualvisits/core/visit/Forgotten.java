package org.virtualvisits.core.visit;

import java.time.Instant;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;

/**
 * What stands in the place of a visit whose time is over, as long as what was done about it is kept: enough to tell an old
 * version from a new one, and to give a meeting or a message of a new life another name. Nothing of a patient's (V8).
 *
 * @param version the newest version that was held
 * @param generation the last meeting's
 * @param sequence the last notice's
 * @param last the last moment known of the visit, from which all keeping is counted
 * @param going whether rows of it may still be there: whoever finds it so goes on removing them
 */
public record Forgotten(
        VisitId id,
        OrganisationId organisation,
        SourceId source,
        Version version,
        int generation,
        int sequence,
        Instant last,
        boolean going) {

    /** What is to stand in the place of a visit while its rows are removed. */
    public static Forgotten of(Visit visit) {
        return new Forgotten(
                visit.id(),
                visit.organisation(),
                visit.source(),
                visit.version(),
                visit.generation(),
                visit.sequence(),
                visit.last(),
                true);
    }

    /** The same, while rows are removed or when all of them are. */
    public Forgotten going(boolean next) {
        return new Forgotten(id, organisation, source, version, generation, sequence, last, next);
    }

    /**
     * As read.
     *
     * @param version of the row; whoever writes a visit over it names it, as that of a visit
     */
    public record Kept(Forgotten forgotten, String version) {}
}
