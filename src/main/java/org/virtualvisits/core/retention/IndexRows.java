package org.virtualvisits.core.retention;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Port: rows of indexes, each of which belongs to a visit and is only ever written while there is one. What a crash or an
 * abandoned write left of a visit that is no more is found by walking over all of them.
 */
public interface IndexRows {

    /** The indexes, by the names of their tables. */
    List<String> kinds();

    /**
     * Some rows of an index in their own order.
     *
     * @param last the place where the page before ended; from the beginning if empty
     */
    List<Row> after(String kind, Optional<String> last, int atMost);

    /** Drops a row, unless it has been written again since it was read; absent is fine. */
    void drop(String kind, Row row);

    /**
     * A row as read.
     *
     * @param place tells it from all others of its index; opaque
     * @param version opaque
     */
    record Row(VisitId visit, String place, String version) {}
}
