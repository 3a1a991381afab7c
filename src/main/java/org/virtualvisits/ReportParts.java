package org.virtualvisits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.hygiene.MailedEvidence;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.report.MailReports;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.functions.MailedPage;
import org.virtualvisits.functions.ReportFunctions;

/** The mailing of reports, put together. */
final class ReportParts {

    private ReportParts() {}

    static List<Object> functions(Foundation foundation) {
        App.Ports ports = foundation.ports();
        HygienePorts.Kept kept = ports.hygiene().kept();
        var evidence = new MailedEvidence(
                ports.organisations(),
                kept.ruleSets(),
                kept.sweeps(),
                new MailedPage(),
                ports.reports(),
                ports.clock());
        var mail = new MailReports(
                ports.reports(),
                Map.of(
                        Posting.Kind.CREDENTIALS,
                        ports.credentials().mailedReport(ports),
                        Posting.Kind.HYGIENE,
                        evidence),
                (one, perhapsSent) -> foundation.dispatch().mail(one, perhapsSent, foundation.unhurried()),
                ports.clock());
        return List.of(new ReportFunctions(foundation.timers(), evidence, mail));
    }

    /** Mails to clinicians that somebody waits, which no other report is to hold up. */
    static MailReports arrivals(Foundation foundation) {
        return new MailReports(
                foundation.ports().reports(),
                Map.of(Posting.Kind.ARRIVAL, foundation.tellArrival()),
                (one, perhapsSent) -> foundation
                        .dispatch()
                        .mail(
                                one,
                                perhapsSent,
                                new Turns.Wish(
                                        Optional.empty(),
                                        foundation.ports().clock().instant())),
                foundation.ports().clock());
    }
}
