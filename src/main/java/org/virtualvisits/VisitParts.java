package org.virtualvisits;

import java.time.Duration;
import java.util.List;
import org.virtualvisits.core.feed.ArriveAtVisit;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.join.OpenJoinLink;
import org.virtualvisits.core.join.WayIn;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.TellRegion;
import org.virtualvisits.core.pace.Restraint;
import org.virtualvisits.core.repair.RepairAgreement;
import org.virtualvisits.core.repair.RepairDays;
import org.virtualvisits.core.repair.RepairLinks;
import org.virtualvisits.core.repair.RepairStuck;
import org.virtualvisits.core.repair.RepairVisits;
import org.virtualvisits.core.reply.CheckPermission;
import org.virtualvisits.core.reply.ReadAnswers;
import org.virtualvisits.core.stuck.FindStuck;
import org.virtualvisits.core.stuck.FindUnready;
import org.virtualvisits.core.stuck.MendStuck;
import org.virtualvisits.core.visit.Agreement;
import org.virtualvisits.core.visit.DeliverNotice;
import org.virtualvisits.core.visit.EhrSide;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.Forewarnings;
import org.virtualvisits.core.visit.GuardedDirectory;
import org.virtualvisits.core.visit.GuardedMeetings;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.MessageWriter;
import org.virtualvisits.core.visit.PatientSide;
import org.virtualvisits.core.visit.Patients;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ReconcileVisit;
import org.virtualvisits.core.visit.Redrive;
import org.virtualvisits.core.visit.RingAlarms;
import org.virtualvisits.core.visit.ShowAudit;
import org.virtualvisits.core.visit.TeamsSide;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.core.visit.YieldingMeetings;
import org.virtualvisits.functions.AlarmFunctions;
import org.virtualvisits.functions.BulkFunctions;
import org.virtualvisits.functions.FhirFunctions;
import org.virtualvisits.functions.JoinFunctions;
import org.virtualvisits.functions.LatenessFunctions;
import org.virtualvisits.functions.OperationsFunctions;
import org.virtualvisits.functions.ReconcileFunctions;
import org.virtualvisits.functions.RepairFunctions;
import org.virtualvisits.functions.VisitFunctions;

/** Wires the way of a visit: from the webhook through Teams to the patient, and what mends it on the way. */
final class VisitParts {

    /** An EHR that was down sends its backlog at some hundred a second, and may. */
    private static final int CALLS_A_MINUTE = 30_000;

    private final App.Ports ports;
    private final App.Deployment deployment;
    private final JoinTokens tokens;
    private final Foundation foundation;
    private final ListVisit list;
    private final ArriveAtVisit arrive;
    private final EhrSide ehrSide;
    private final Meetings meetings;
    private final FindStuck findStuck;
    private final Forewarnings forewarnings;

    VisitParts(Foundation foundation, Patients patients, ListVisit list, ArriveAtVisit arrive) {
        this.foundation = foundation;
        this.ports = foundation.ports();
        this.deployment = foundation.deployment();
        this.tokens = foundation.tokens();
        this.list = list;
        this.arrive = arrive;
        this.ehrSide = new EhrSide(ports.visits(), patients);
        this.forewarnings = ports.readiness().forewarnings(ports);
        this.meetings = new GuardedMeetings(ports.meetings(), foundation.pace().meetings(), ports.measures());
        this.findStuck = new FindStuck(
                ports.operations().stuck(), ports.unsettled(), ports.visits(), ports.measures(), ports.clock());
    }

    List<Object> functions() {
        var recogniseCaller = new RecogniseCaller(
                ports.organisations(),
                ports.secrets(),
                new Turnstile(CALLS_A_MINUTE, Duration.ofMinutes(1), ports.clock()),
                ports.clock());
        ReceiveAppointment receiveAppointment = foundation.receive(ports.wakeups());
        RepairVisits repairVisits = repairVisits();
        return List.of(
                new FhirFunctions(
                        recogniseCaller, receiveAppointment, deployment.publicBase(), ports.clock(), ports.spans()),
                new VisitFunctions(
                        recogniseCaller,
                        receiveAppointment,
                        new FindVisit(ports.visits(), ports.organisations(), tokens, ports.phones(), ports.clock()),
                        new ReadAnswers(ports.replies().replies()),
                        new ShowAudit(ports.visits()),
                        new TellRegion(ports.organisations()),
                        ports.phones(),
                        deployment.publicBase(),
                        ports.clock(),
                        ports.spans()),
                new JoinFunctions(
                        new OpenJoinLink(
                                ports.links(),
                                ports.visits(),
                                ports.organisations(),
                                ports.phones(),
                                new WayIn(
                                        deployment.joinBy(),
                                        ports.browserLinks(),
                                        foundation.pace().joins(),
                                        ports.measures(),
                                        ports.clock()),
                                ports.clock()),
                        arrive),
                lane(ports.wakeups(), meetings),
                new BulkFunctions(lane(
                        ports.wakeups().bulk(),
                        new YieldingMeetings(meetings, new Restraint(), ports.measures(), ports.clock()))),
                new OperationsFunctions(
                        foundation.administrators(),
                        new MendStuck(
                                ports.operations().stuck(),
                                ports.visits(),
                                ports.unsettled(),
                                ports.wakeups(),
                                ports.clock()),
                        repairVisits,
                        ports.clock()),
                new RepairFunctions(
                        foundation.timers(),
                        new FindUnready(
                                ports.operations().stuck(),
                                ports.unsettled(),
                                ports.visits(),
                                ports.organisations(),
                                ports.measures(),
                                ports.clock()),
                        findStuck,
                        foundation.pace(),
                        repairVisits,
                        new RepairDays(
                                list,
                                ports.organisations(),
                                ports.operations().progress(),
                                ports.measures(),
                                ports.clock())),
                new AlarmFunctions(
                        foundation.timers(),
                        new RingAlarms(ports.alarms(), ports.unsettled(), ports.wakeups(), ports.clock()),
                        ReportParts.arrivals(foundation)),
                new LatenessFunctions(recogniseCaller, foundation.tellLateness()));
    }

    /** Work that leads to more work stays in the lane it came by. */
    private ReconcileFunctions lane(Wakeups wakeups, Meetings called) {
        return new ReconcileFunctions(
                foundation.timers(),
                new ReconcileVisit(
                        ports.visits(),
                        ports.organisations(),
                        ports.unsettled(),
                        wakeups,
                        ehrSide,
                        new TeamsSide(
                                ports.visits(),
                                called,
                                new GuardedDirectory(
                                        ports.directory(), foundation.pace().directory()),
                                ports.organisations(),
                                ports.allowance()),
                        new PatientSide(
                                ports.visits(),
                                ports.links(),
                                tokens,
                                wakeups,
                                ports.alarms(),
                                ports.phones(),
                                forewarnings),
                        list,
                        ports.clock(),
                        ports.runs()),
                new DeliverNotice(
                        ports.visits(),
                        ports.organisations(),
                        foundation.dispatch(),
                        new CheckPermission(ports.replies().consents(), foundation.digests()),
                        new MessageWriter(
                                ports.templates().templates(),
                                ports.invites(),
                                tokens,
                                deployment.callbacks().replies()),
                        ports.phones(),
                        ports.unsettled(),
                        wakeups,
                        list,
                        ports.clock()),
                new Redrive(ports.unsettled(), wakeups, ports.clock()),
                findStuck,
                ports.spans());
    }

    private RepairVisits repairVisits() {
        var agreement = new Agreement(ports.organisations(), tokens, ports.phones(), ports.clock());
        return new RepairVisits(
                ports.visits(),
                ports.operations().progress(),
                List.of(
                        new RepairAgreement(agreement, ports.unsettled(), ports.wakeups(), ports.runs()),
                        new RepairLinks(agreement, ports.links()),
                        new RepairStuck(ports.operations().stuck(), ports.unsettled())),
                ports.measures(),
                ports.clock());
    }
}
