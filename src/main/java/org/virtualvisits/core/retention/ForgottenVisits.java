package org.virtualvisits.core.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Port: removes visits, and patients from them, from where {@link Visits} keeps them. Every write names the version it
 * replaces; what follows from a write may be done again.
 */
public interface ForgottenVisits {

    /** What stands in the place of a visit. */
    Optional<Forgotten.Kept> find(VisitId id);

    /**
     * Puts something in the place of a visit, and tells of it, in one write. From then on there is no such visit; its
     * notices, deliveries and traces are still there.
     *
     * @param read as {@link Visits#find} or {@link Visits#read} gave it, and not as a write did
     * @return empty, and nothing is changed, if the visit is another by now
     */
    Optional<Forgotten.Kept> begin(Visits.Stored read, Forgotten left, Audit audit);

    /** The notices that are still there. */
    List<Notice> notices(VisitId id);

    /**
     * Removes notices, deliveries and traces of a visit that is going, and nothing that came after it was read.
     *
     * @param audit whether what was done about it goes as well
     */
    void clear(VisitId id, boolean audit);

    /** Writes it over the version that was read; empty, and nothing is written, if somebody else was first. */
    Optional<Forgotten.Kept> put(Forgotten next, Forgotten.Kept over);

    /** Removes it; does nothing if somebody else was first. */
    void remove(Forgotten.Kept read);

    /**
     * What is going, or was over before then, of the visits after one and up to another, at most so many.
     *
     * @param after from the beginning if empty
     * @param upTo to the end if empty
     */
    List<Forgotten.Kept> due(Optional<VisitId> after, Optional<VisitId> upTo, Instant before, int atMost);

    /**
     * Takes patients out of a visit: writes it as it is without them, removes so many of their notices and tells of it, in
     * one write; then what was kept of their arrival. Once all of their notices are gone, nothing of them is left.
     *
     * @param read as {@link Visits#read} gave it, and not as a write did
     * @param notices theirs, at most ninety
     * @return false, and nothing is changed, if the visit is another by now
     */
    boolean erase(Visits.Stored read, Visit next, Set<String> patients, List<Notice> notices, Audit audit);
}
