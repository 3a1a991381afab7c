package org.virtualvisits;

import java.util.List;
import java.util.function.Function;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.poll.Bookmarks;
import org.virtualvisits.core.poll.Ehr;
import org.virtualvisits.core.poll.GuardedEhr;
import org.virtualvisits.core.poll.PollEhrs;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.functions.PollFunctions;
import org.virtualvisits.functions.fhir.SearchPage;

/**
 * What asking EHRs needs from the world, and how it is put together.
 *
 * @param ehrs those that can be asked, signed in with secrets from there
 */
public record EhrPorts(Bookmarks bookmarks, Function<Secrets, Ehr> ehrs) {

    /** The same, with bookmarks kept elsewhere. */
    public EhrPorts with(Bookmarks others) {
        return new EhrPorts(others, ehrs);
    }

    /** Its function classes. */
    List<Object> functions(Foundation foundation) {
        App.Ports ports = foundation.ports();
        return List.of(new PollFunctions(
                foundation.administrators(),
                new PollEhrs(
                        ports.organisations(),
                        bookmarks,
                        new GuardedEhr(
                                ehrs.apply(ports.secrets()), ports.pace().healths(), ports.measures(), ports.clock()),
                        new SearchPage(),
                        new ReceiveAppointment(
                                ports.visits(),
                                ports.unsettled(),
                                ports.wakeups().bulk(),
                                ports.measures(),
                                ports.clock()),
                        ports.measures(),
                        ports.clock())));
    }
}
