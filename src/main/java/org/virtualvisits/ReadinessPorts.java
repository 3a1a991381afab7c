package org.virtualvisits;

import java.util.List;
import org.virtualvisits.core.readiness.Accounts;
import org.virtualvisits.core.readiness.CheckReadiness;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.ForewarnOfClinicians;
import org.virtualvisits.core.readiness.Grounds;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.readiness.ReadinessLedger;
import org.virtualvisits.core.readiness.ShowReadiness;
import org.virtualvisits.core.readiness.StartReadiness;
import org.virtualvisits.core.readiness.Stores;
import org.virtualvisits.core.readiness.Texts;
import org.virtualvisits.core.readiness.WakeVisits;
import org.virtualvisits.core.visit.Forewarnings;
import org.virtualvisits.functions.ReadinessFunctions;
import org.virtualvisits.functions.ReadinessPageFunctions;
import org.virtualvisits.functions.ReadinessRuns;
import org.virtualvisits.functions.StaffDoor;

/**
 * What it takes to know who can hold visits, and how it is put together.
 *
 * @param texts how this deployment sends text messages
 * @param appId the application (client) id that Graph knows us by; it stands in commands
 */
public record ReadinessPorts(Kept kept, Accounts accounts, Texts texts, String appId) {

    /** What storage stands behind. */
    public record Kept(ReadinessLedger ledger, ReadinessCalls calls, List<Stores> stores) {

        /** Keeps its own copy. */
        public Kept {
            stores = List.copyOf(stores);
        }
    }

    /** The same with other storage. */
    public ReadinessPorts with(Kept other) {
        return new ReadinessPorts(other, accounts, texts, appId);
    }

    /** What visits are told of beforehand. */
    Forewarnings forewarnings(App.Ports ports) {
        return new ForewarnOfClinicians(kept.ledger, new Fixes(appId), ports.clock());
    }

    /** Its function classes. */
    List<Object> functions(Foundation foundation, StaffDoor staffDoor) {
        App.Ports ports = foundation.ports();
        var fixes = new Fixes(appId);
        var start = new StartReadiness(ports.organisations(), kept.ledger, kept.calls, ports.clock());
        var show = new ShowReadiness(kept.ledger, ports.clock());
        var grounds =
                new Grounds(accounts, foundation.pace().turns(), kept.stores, ports.secrets(), texts, ports.phones());
        var wakeVisits = new WakeVisits(ports.people().months(), ports.unsettled(), ports.wakeups(), ports.clock());
        return List.of(
                new ReadinessFunctions(foundation.administrators(), start, show, fixes),
                new ReadinessPageFunctions(staffDoor, ports.organisations(), start, show, fixes),
                new ReadinessRuns(
                        foundation.timers(),
                        start,
                        new CheckReadiness(
                                ports.organisations(),
                                kept.ledger,
                                grounds,
                                wakeVisits,
                                kept.calls,
                                ports.measures(),
                                ports.clock(),
                                ports.runs())));
    }
}
