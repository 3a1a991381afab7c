package org.virtualvisits.core.feed;

import java.util.List;
import org.virtualvisits.core.kernel.VisitId;

/** Port: a clinician's visits by month. An index: {@link ListVisit} writes and repairs it. Holds nothing of patients. */
public interface Months {

    /** Adds or replaces the visit in that month. */
    void put(Month month, Slot slot);

    /** Takes the visit out of that month; absent is fine. */
    void drop(Month month, VisitId visit);

    /** The visits of a month, in no order, at most so many. */
    List<Slot> of(Month month, int atMost);
}
