package org.virtualvisits;

import java.util.function.Function;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.poll.Bookmarks;
import org.virtualvisits.core.poll.Ehr;

/**
 * What asking EHRs needs from the world.
 *
 * @param ehrs those that can be asked, signed in with secrets from there
 */
public record EhrPorts(Bookmarks bookmarks, Function<Secrets, Ehr> ehrs) {

    /** The same, with bookmarks kept elsewhere. */
    public EhrPorts with(Bookmarks others) {
        return new EhrPorts(others, ehrs);
    }
}
