package org.virtualvisits.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.virtualvisits.App;
import org.virtualvisits.HygienePorts;
import org.virtualvisits.PeoplePorts;
import org.virtualvisits.ReadinessPorts;
import org.virtualvisits.RetentionPorts;
import org.virtualvisits.adapters.icalendar.ICalendarFeed;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.sandbox.host.HostQueues;
import org.virtualvisits.sandbox.host.InMemoryHostQueues;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryAlarms;
import org.virtualvisits.sandbox.memory.InMemoryAllowance;
import org.virtualvisits.sandbox.memory.InMemoryBookmarks;
import org.virtualvisits.sandbox.memory.InMemoryCallbacks;
import org.virtualvisits.sandbox.memory.InMemoryConsents;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryFeeds;
import org.virtualvisits.sandbox.memory.InMemoryForgottenVisits;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryIndexRows;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryOwnTemplates;
import org.virtualvisits.sandbox.memory.InMemoryPostings;
import org.virtualvisits.sandbox.memory.InMemoryProgress;
import org.virtualvisits.sandbox.memory.InMemoryReadinessLedger;
import org.virtualvisits.sandbox.memory.InMemoryReplies;
import org.virtualvisits.sandbox.memory.InMemoryRetentionPeriods;
import org.virtualvisits.sandbox.memory.InMemoryRotations;
import org.virtualvisits.sandbox.memory.InMemoryRuleSets;
import org.virtualvisits.sandbox.memory.InMemoryStaffRoles;
import org.virtualvisits.sandbox.memory.InMemoryStuck;
import org.virtualvisits.sandbox.memory.InMemorySweeps;
import org.virtualvisits.sandbox.memory.InMemoryTraces;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

/** The twins in memory, for machines without Node. */
final class MemoryStorage implements Storage {

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryLines lines = new InMemoryLines();
    private final InMemoryHealths healths = new InMemoryHealths();
    private final InMemoryOwnTemplates templates = new InMemoryOwnTemplates();
    private final HostQueues queues;
    private final InMemoryTraces traces = new InMemoryTraces();
    private final PeoplePorts people = new PeoplePorts(
            new InMemoryDays(),
            new InMemoryMonths(),
            new InMemoryAddresses(),
            traces,
            new InMemoryFeeds(),
            new InMemoryStaffRoles(),
            this::recover,
            new ICalendarFeed(),
            () -> UUID.randomUUID().toString().replace("-", ""));

    /** Whose messages wait by this machine's clock. */
    MemoryStorage() {
        this(new InMemoryHostQueues(InstantSource.system()));
    }

    /** With queues of the caller's. */
    MemoryStorage(HostQueues queues) {
        this.queues = queues;
    }

    @Override
    public String name() {
        return "memory (Node 20 or newer is not here, so Azurite is not either; nothing outlives this process)";
    }

    /** Clients are made of these, and never called. */
    @Override
    public Map<String, String> settings() {
        return Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true");
    }

    @Override
    public Optional<Ports> instead(Clock clock) {
        var alarms = new InMemoryAlarms();
        var links = new InMemoryJoinLinks();
        var stuck = new InMemoryStuck();
        return Optional.of(new Ports(
                visits,
                new InMemoryOrganisations(),
                new InMemoryUnsettled(),
                alarms,
                new Messages(queues, ""),
                links,
                new InMemoryAllowance(),
                new InMemoryCredentialLedger(),
                new InMemoryRotations(),
                new Pace.Ports(lines, healths),
                people,
                new InMemoryPostings(),
                new InMemoryBookmarks(),
                new RetentionPorts(
                        new InMemoryForgottenVisits(visits, traces),
                        new InMemoryRetentionPeriods(),
                        new InMemoryIndexRows(
                                people.days(), people.months(), people.addresses(), links, alarms, stuck)),
                new App.OperationsPorts(stuck, new InMemoryProgress()),
                new ReadinessPorts.Kept(new InMemoryReadinessLedger(), this::checkReadiness, List.of()),
                new Replying(new InMemoryCallbacks(), this::take, new InMemoryConsents(), new InMemoryReplies()),
                templates));
    }

    @Override
    public Optional<HygienePorts.Kept> insteadOfHygiene(Clock clock) {
        return Optional.of(
                new HygienePorts.Kept(new InMemoryRuleSets(), new InMemorySweeps(), new SweepMessages(queues)));
    }

    @Override
    public HostQueues queues() {
        return queues;
    }

    @Override
    public List<String> rowsThatName(String text) {
        throw new UnsupportedOperationException("only tables have rows to look into");
    }

    @Override
    public List<VisitId> visits() {
        return List.copyOf(visits.ids());
    }

    @Override
    public void close() {
        // Nothing outlives the process anyway.
    }

    private void checkReadiness(OrganisationId organisation, Instant started, Duration after) {
        queues.send(
                ReadinessCalls.CHECK_READINESS,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("organisation", organisation.value())
                        .put("started", started.toString())
                        .toString(),
                after.isNegative() ? Duration.ZERO : after);
    }

    private boolean take(CallbackId id, Duration after) {
        queues.send(
                CallbackCalls.TAKE_CALLBACK,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("callback", id.toString())
                        .toString(),
                after);
        return true;
    }

    private boolean recover(String addressDigest) {
        queues.send(
                Queues.RECOVER_LINK,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("address", addressDigest)
                        .toString(),
                Duration.ZERO);
        return true;
    }

    /** Requests for sweeps, likewise. */
    private record SweepMessages(HostQueues queues) implements SweepCalls {

        @Override
        public void start(SweepId sweep) {
            queues.send(START_SWEEP, message(sweep).toString(), Duration.ZERO);
        }

        @Override
        public void sweep(SweepId sweep, int mailbox, Duration after) {
            Duration later = after.isNegative() ? Duration.ZERO : after;
            queues.send(SWEEP_MAILBOX, message(sweep).put("mailbox", mailbox).toString(), later);
        }

        private static ObjectNode message(SweepId sweep) {
            return JsonNodeFactory.instance.objectNode().put("sweep", sweep.toString());
        }
    }

    /** Requests as messages of the host's queues in memory, in the wire form of docs/reference/tables-and-queues.md. */
    private record Messages(HostQueues queues, String lane) implements Wakeups {

        @Override
        public boolean reconcile(Unsettled.Change change, int attempt, Duration after, Cause cause) {
            ObjectNode message = message(change.visit(), attempt, cause).put("change", change.key());
            queues.send(Queues.RECONCILE_VISIT + lane, message.toString(), after);
            return true;
        }

        @Override
        public boolean send(VisitId visit, NoticeId notice, int attempt, Duration after, Cause cause) {
            queues.send(
                    Queues.SEND_NOTICE + lane,
                    message(visit, attempt, cause).put("notice", notice.value()).toString(),
                    after);
            return true;
        }

        @Override
        public int waiting() {
            return (int) queues.approximateCount(Queues.RECONCILE_VISIT + lane);
        }

        @Override
        public Wakeups bulk() {
            return new Messages(queues, "-bulk");
        }

        private static ObjectNode message(VisitId visit, int attempt, Cause cause) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("visit", visit.value())
                    .put("attempt", attempt)
                    .put("correlation", cause.correlation());
        }
    }
}
