package org.virtualvisits.sandbox.memory;

import java.util.Map;
import org.virtualvisits.core.kernel.VisitId;

/** A twin whose rows point to visits. */
interface IndexedInMemory {

    /** Every row there is, by what tells it from all others. */
    Map<String, VisitId> rows();

    /** Drops a row; absent is fine. */
    void dropRow(String place);
}
