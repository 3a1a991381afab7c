package org.virtualvisits.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.App;
import org.virtualvisits.HygienePorts;
import org.virtualvisits.PeoplePorts;
import org.virtualvisits.ReadinessPorts;
import org.virtualvisits.RetentionPorts;
import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.poll.Bookmarks;
import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.reply.Consents;
import org.virtualvisits.core.reply.Replies;
import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.rotation.Rotations;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.sandbox.host.HostQueues;

/** Where a sandbox keeps its state: Azurite through the real adapters, or, without Node, the twins in memory. */
interface Storage extends AutoCloseable {

    /** A line for people. */
    String name();

    /** The settings the app needs to find it. */
    Map<String, String> settings();

    /** Ports to use instead of those the settings lead to. */
    Optional<Ports> instead(Clock clock);

    /** What mailbox hygiene keeps, instead of where the settings lead to. */
    Optional<HygienePorts.Kept> insteadOfHygiene(Clock clock);

    /** Where the host polls. */
    HostQueues queues();

    /** Every row of every table that has this text anywhere, as the table's name and the row's keys. */
    List<String> rowsThatName(String text);

    /** Every visit there is. */
    List<VisitId> visits();

    @Override
    void close();

    /** What consent, replies and receipts keep. */
    record Replying(Callbacks callbacks, CallbackCalls calls, Consents consents, Replies replies) {}

    /** The ports that storage stands behind. */
    record Ports(
            Visits visits,
            Organisations organisations,
            Unsettled unsettled,
            Alarms alarms,
            Wakeups wakeups,
            JoinLinks links,
            Allowance allowance,
            CredentialLedger credentials,
            Rotations rotations,
            Pace.Ports pace,
            PeoplePorts people,
            Postings reports,
            Bookmarks bookmarks,
            RetentionPorts retention,
            App.OperationsPorts operations,
            ReadinessPorts.Kept readiness,
            Replying replying,
            OwnTemplates templates) {}
}
