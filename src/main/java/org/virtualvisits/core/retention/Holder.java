package org.virtualvisits.core.retention;

import java.util.List;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Port of this feature to those that keep something of patients outside of the visit's own rows: a feature that does joins
 * the list of holders, and what it keeps goes, is shown and is erased with the rest. Everything may be asked for again
 * after a crash, and must then do what is left.
 */
public interface Holder {

    /** Forgets what it keeps because of a visit that is going; the visit itself can no longer be read. */
    void forget(VisitId visit);

    /** What it keeps of a patient, for people to read; empty if nothing. Never a secret, such as a link's token. */
    List<Section> export(Subject subject);

    /** Forgets what it keeps of a patient. */
    void erase(Subject subject);
}
