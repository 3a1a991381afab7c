package org.virtualvisits;

import java.util.List;
import org.virtualvisits.core.credential.AcknowledgeReminder;
import org.virtualvisits.core.credential.CalendarEntries;
import org.virtualvisits.core.credential.ConfigureWatch;
import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.FollowUp;
import org.virtualvisits.core.credential.Letters;
import org.virtualvisits.core.credential.MailedReport;
import org.virtualvisits.core.credential.Own;
import org.virtualvisits.core.credential.Registrations;
import org.virtualvisits.core.credential.ReportCredentials;
import org.virtualvisits.core.credential.WatchCredentials;
import org.virtualvisits.core.rotation.ShowRotations;
import org.virtualvisits.core.rotation.StartRotation;
import org.virtualvisits.functions.CredentialFunctions;

/**
 * What the credential watch needs from the world, and how it is put together.
 *
 * @param own as whom this app itself signs in to Graph
 */
public record CredentialPorts(
        CredentialLedger ledger,
        Registrations registrations,
        Letters letters,
        CalendarEntries calendar,
        Own own,
        RotationPorts rotation) {

    /** Its function classes. */
    List<Object> functions(Foundation foundation) {
        App.Ports ports = foundation.ports();
        StartRotation start = rotation.start(ledger, ports);
        return List.of(
                new CredentialFunctions(
                        foundation.administrators(),
                        foundation.timers(),
                        new ConfigureWatch(ledger, ports.clock()),
                        watch(foundation, List.of(start, mailedReport(ports))),
                        new ReportCredentials(ledger, letters, ports.clock()),
                        new ShowRotations(rotation.rotations()),
                        new AcknowledgeReminder(ledger, ports.clock())),
                rotation.functions(foundation, start));
    }

    MailedReport mailedReport(App.Ports ports) {
        return new MailedReport(
                ledger, new ReportCredentials(ledger, letters, ports.clock()), ports.reports(), ports.clock());
    }

    private WatchCredentials watch(Foundation foundation, List<FollowUp> followUps) {
        App.Ports ports = foundation.ports();
        return new WatchCredentials(
                ledger,
                registrations,
                (mail, perhapsSent) -> foundation.dispatch().mail(mail, perhapsSent, foundation.unhurried()),
                letters,
                calendar,
                own,
                followUps,
                ports.measures(),
                ports.clock(),
                ports.runs());
    }

    /** The same with another ledger, and another rotation. */
    public CredentialPorts with(CredentialLedger other, RotationPorts otherRotation) {
        return new CredentialPorts(other, registrations, letters, calendar, own, otherRotation);
    }
}
