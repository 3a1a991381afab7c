package org.virtualvisits.core.feed;

import java.util.List;
import org.virtualvisits.core.kernel.VisitId;

/** Port: an organisation's visits by day, ready to be shown. An index: {@link ListVisit} writes and repairs it. */
public interface Days {

    /** Adds or replaces the visit's entry on that page. */
    void put(Day day, Entry entry);

    /** Takes the visit off that page; absent is fine. */
    void drop(Day day, VisitId visit);

    /** The entries of a page, in no order, at most so many. */
    List<Entry> of(Day day, int atMost);
}
