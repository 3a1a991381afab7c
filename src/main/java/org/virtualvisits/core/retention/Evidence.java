package org.virtualvisits.core.retention;

import java.time.Instant;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Port of this feature to those that keep evidence of what they did, about no patient. It goes when the audit of that time
 * goes ({@link Periods#audit}).
 */
public interface Evidence {

    /** Drops what an organisation has from before that moment, or a part of it: it is asked again the next day. */
    void drop(OrganisationId organisation, Instant before);
}
