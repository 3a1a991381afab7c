package org.virtualvisits;

import java.util.List;
import org.virtualvisits.core.hygiene.BeginSweeps;
import org.virtualvisits.core.hygiene.ConfigureHygiene;
import org.virtualvisits.core.hygiene.EndsOfVisits;
import org.virtualvisits.core.hygiene.FollowSweeps;
import org.virtualvisits.core.hygiene.HandOut;
import org.virtualvisits.core.hygiene.Mailboxes;
import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.hygiene.ShowSweeps;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepMailbox;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.hygiene.Teams;
import org.virtualvisits.functions.AdministratorDoor;
import org.virtualvisits.functions.HygieneFunctions;
import org.virtualvisits.functions.SweepFunctions;

/** What mailbox hygiene needs from the world, and how it is put together. */
public record HygienePorts(Kept kept, Mailboxes mailboxes, Teams teams) {

    /** What storage stands behind. */
    public record Kept(RuleSets ruleSets, Sweeps sweeps, SweepCalls calls) {}

    /** Its function classes. */
    List<Object> functions(Foundation foundation) {
        App.Ports ports = foundation.ports();
        AdministratorDoor administrators = foundation.administrators();
        var begin = new BeginSweeps(ports.organisations(), kept.ruleSets, kept.sweeps, kept.calls, ports.clock());
        var show = new ShowSweeps(kept.sweeps, ports.clock());
        return List.of(
                new HygieneFunctions(administrators, new ConfigureHygiene(kept.ruleSets, ports.clock()), begin, show),
                new SweepFunctions(
                        administrators,
                        foundation.timers(),
                        begin,
                        new HandOut(kept.sweeps, teams, kept.calls, ports.clock()),
                        new SweepMailbox(
                                kept.sweeps,
                                mailboxes,
                                new EndsOfVisits(ports.visits()),
                                foundation.pace().turns(),
                                kept.calls,
                                ports.measures(),
                                ports.clock(),
                                ports.runs()),
                        new FollowSweeps(
                                ports.organisations(),
                                kept.ruleSets,
                                kept.sweeps,
                                kept.calls,
                                ports.measures(),
                                ports.clock()),
                        show));
    }
}
