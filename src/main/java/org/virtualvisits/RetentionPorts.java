package org.virtualvisits;

import java.time.Clock;
import java.util.List;
import org.virtualvisits.core.hygiene.HeldEvidence;
import org.virtualvisits.core.retention.DropOrphans;
import org.virtualvisits.core.retention.ErasePatient;
import org.virtualvisits.core.retention.ExportPatient;
import org.virtualvisits.core.retention.FindPatient;
import org.virtualvisits.core.retention.ForgetVisit;
import org.virtualvisits.core.retention.ForgetVisits;
import org.virtualvisits.core.retention.ForgottenVisits;
import org.virtualvisits.core.retention.Holder;
import org.virtualvisits.core.retention.IndexRows;
import org.virtualvisits.core.retention.RememberBygones;
import org.virtualvisits.core.retention.RetentionPeriods;
import org.virtualvisits.core.visit.Bygones;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.functions.PrivacyFunctions;
import org.virtualvisits.functions.RetentionFunctions;

/** What retention needs from the world, and how it is put together. */
public record RetentionPorts(ForgottenVisits forgotten, RetentionPeriods periods, IndexRows rows) {

    /** What a late delivery must not bring back. */
    Bygones bygones(Clock clock) {
        return new RememberBygones(forgotten, periods, clock);
    }

    /**
     * Its function classes.
     *
     * @param onlookers take a visit that is no more off their lists
     * @param holders whoever keeps something of patients outside of the visits' own rows
     */
    List<Object> functions(Foundation foundation, Onlookers onlookers, List<Holder> holders) {
        App.Ports ports = foundation.ports();
        var forget = new ForgetVisit(
                forgotten,
                ports.unsettled(),
                onlookers,
                ports.links(),
                foundation.tokens(),
                ports.operations().stuck(),
                holders,
                ports.measures(),
                ports.clock());
        var progress = ports.operations().progress();
        var forgetVisits = new ForgetVisits(
                ports.visits(),
                forgotten,
                forget,
                periods,
                ports.organisations(),
                progress,
                new DropOrphans(rows, ports.visits(), progress, ports.measures(), ports.clock()),
                List.of(new HeldEvidence(ports.hygiene().kept().sweeps())),
                ports.measures(),
                ports.clock(),
                ports.runs());
        return List.of(
                new RetentionFunctions(foundation.administrators(), foundation.timers(), periods, forgetVisits),
                privacy(foundation, forget, holders));
    }

    private PrivacyFunctions privacy(Foundation foundation, ForgetVisit forget, List<Holder> holders) {
        App.Ports ports = foundation.ports();
        var find = new FindPatient(ports.people().addresses(), foundation.digests(), ports.visits(), ports.phones());
        return new PrivacyFunctions(
                foundation.administrators(),
                find,
                new ExportPatient(
                        find,
                        ports.visits(),
                        ports.people().traces(),
                        ports.links(),
                        foundation.tokens(),
                        holders,
                        ports.measures(),
                        ports.clock()),
                new ErasePatient(
                        find,
                        ports.visits(),
                        forgotten,
                        forget,
                        ports.links(),
                        foundation.tokens(),
                        ports.unsettled(),
                        ports.wakeups(),
                        holders,
                        ports.measures(),
                        ports.clock()));
    }
}
