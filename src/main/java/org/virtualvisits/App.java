package org.virtualvisits;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.virtualvisits.core.join.OpenJoinLink;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.RecogniseAdministrator;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.organisation.TellRegion;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.repair.RepairAgreement;
import org.virtualvisits.core.repair.RepairLinks;
import org.virtualvisits.core.repair.RepairStuck;
import org.virtualvisits.core.repair.RepairVisits;
import org.virtualvisits.core.stuck.FindStuck;
import org.virtualvisits.core.stuck.MendStuck;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.WatchedVisits;
import org.virtualvisits.core.visit.Agreement;
import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.DeliverNotice;
import org.virtualvisits.core.visit.Directory;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.GuardedDirectory;
import org.virtualvisits.core.visit.GuardedMeetings;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.MessageWriter;
import org.virtualvisits.core.visit.PatientSide;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ReconcileVisit;
import org.virtualvisits.core.visit.Redrive;
import org.virtualvisits.core.visit.ShowAudit;
import org.virtualvisits.core.visit.TeamsSide;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.functions.BulkFunctions;
import org.virtualvisits.functions.ConfigurationFunctions;
import org.virtualvisits.functions.FhirFunctions;
import org.virtualvisits.functions.HealthFunctions;
import org.virtualvisits.functions.JoinFunctions;
import org.virtualvisits.functions.OperationsFunctions;
import org.virtualvisits.functions.ReconcileFunctions;
import org.virtualvisits.functions.RepairFunctions;
import org.virtualvisits.functions.VisitFunctions;

/** The composition root: puts use cases on ports, and functions on use cases. The cloud and the sandbox run this one. */
public final class App {

    private final Map<Class<?>, Object> functions;

    /** Wires everything; calls nothing. */
    public App(Ports given, Deployment deployment) {
        Ports ports = watched(given);
        var tokens = new JoinTokens(Base64.getDecoder().decode(deployment.joinLinkKey()), deployment.joinBase());
        var receiveAppointment = new ReceiveAppointment(
                ports.visits(), ports.unsettled(), ports.wakeups(), ports.measures(), ports.clock());
        var pace = new Pace(ports.pace(), ports.clock(), ports.measures());
        var recogniseCaller = new RecogniseCaller(ports.organisations(), ports.secrets(), ports.clock());
        var administrators = new RecogniseAdministrator(ports.organisations(), deployment.administrator());
        RepairVisits repairVisits = repairVisits(ports, tokens);
        var findStuck = new FindStuck(
                ports.operations().stuck(), ports.unsettled(), ports.visits(), ports.measures(), ports.clock());
        this.functions = List.of(
                        new FhirFunctions(recogniseCaller, receiveAppointment, deployment.publicBase(), ports.clock()),
                        new VisitFunctions(
                                recogniseCaller,
                                receiveAppointment,
                                new FindVisit(
                                        ports.visits(), ports.organisations(), tokens, ports.phones(), ports.clock()),
                                new ShowAudit(ports.visits()),
                                new TellRegion(ports.organisations()),
                                ports.phones(),
                                deployment.publicBase(),
                                ports.clock()),
                        new JoinFunctions(new OpenJoinLink(
                                ports.links(), ports.visits(), ports.organisations(), ports.phones(), ports.clock())),
                        new ConfigurationFunctions(administrators, new ConfigureOrganisation(ports.organisations())),
                        reconcileFunctions(ports, ports.wakeups(), tokens, pace, findStuck),
                        new BulkFunctions(
                                reconcileFunctions(ports, ports.wakeups().bulk(), tokens, pace, findStuck)),
                        new OperationsFunctions(
                                administrators,
                                new MendStuck(
                                        ports.operations().stuck(),
                                        ports.visits(),
                                        ports.unsettled(),
                                        ports.wakeups(),
                                        ports.clock()),
                                repairVisits,
                                ports.clock()),
                        new RepairFunctions(findStuck, repairVisits),
                        new HealthFunctions())
                .stream()
                .collect(Collectors.toUnmodifiableMap(Object::getClass, Function.identity()));
    }

    /**
     * The one instance of a function class.
     *
     * @throws IllegalArgumentException if no such class is wired
     */
    public <T> T function(Class<T> type) {
        Object function = functions.get(type);
        if (function == null) {
            throw new IllegalArgumentException(type.getName() + " is not wired in App");
        }
        return type.cast(function);
    }

    private static ReconcileFunctions reconcileFunctions(
            Ports ports, Wakeups wakeups, JoinTokens tokens, Pace pace, FindStuck findStuck) {
        return new ReconcileFunctions(
                reconcileVisit(ports, wakeups, tokens, pace),
                deliverNotice(ports, wakeups, tokens, pace),
                new Redrive(ports.unsettled(), wakeups, ports.clock()),
                findStuck);
    }

    private static ReconcileVisit reconcileVisit(Ports ports, Wakeups wakeups, JoinTokens tokens, Pace pace) {
        return new ReconcileVisit(
                ports.visits(),
                ports.organisations(),
                ports.unsettled(),
                wakeups,
                new TeamsSide(
                        ports.visits(),
                        new GuardedMeetings(ports.meetings(), pace.meetings(), ports.measures()),
                        new GuardedDirectory(ports.directory(), pace.directory()),
                        ports.organisations(),
                        ports.allowance()),
                new PatientSide(ports.visits(), ports.links(), tokens, wakeups, ports.phones()),
                ports.clock(),
                ports.runs());
    }

    /** Whatever writes visits keeps the list of what is stuck in step. */
    private static Ports watched(Ports ports) {
        return new Ports(
                new WatchedVisits(ports.visits(), ports.operations().stuck()),
                ports.organisations(),
                ports.unsettled(),
                ports.wakeups(),
                ports.links(),
                ports.allowance(),
                ports.secrets(),
                ports.meetings(),
                ports.directory(),
                ports.messenger(),
                ports.templates(),
                ports.invites(),
                ports.phones(),
                ports.pace(),
                ports.measures(),
                ports.clock(),
                ports.runs(),
                ports.operations());
    }

    private static RepairVisits repairVisits(Ports ports, JoinTokens tokens) {
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

    private static DeliverNotice deliverNotice(Ports ports, Wakeups wakeups, JoinTokens tokens, Pace pace) {
        return new DeliverNotice(
                ports.visits(),
                ports.organisations(),
                new Dispatch(ports.messenger(), pace.turns(), pace.texts(), pace.mails(), ports.measures()),
                new MessageWriter(ports.templates(), ports.invites(), tokens),
                ports.phones(),
                ports.unsettled(),
                wakeups,
                ports.clock());
    }

    /**
     * What the app needs from the world.
     *
     * @param runs names each run of reconciling, never the same twice
     */
    public record Ports(
            Visits visits,
            Organisations organisations,
            Unsettled unsettled,
            Wakeups wakeups,
            JoinLinks links,
            Allowance allowance,
            Secrets secrets,
            Meetings meetings,
            Directory directory,
            Messenger messenger,
            Templates templates,
            Invites invites,
            Phones phones,
            Pace.Ports pace,
            Measures measures,
            Clock clock,
            Supplier<String> runs,
            OperationsPorts operations) {}

    /** What operating the app needs from the world. */
    public record OperationsPorts(Stuck stuck, Progress progress) {}

    /** What the app is told about itself; see {@link Settings} for each. */
    public record Deployment(URI publicBase, URI joinBase, String joinLinkKey, Optional<String> administrator) {

        /** As the settings say. */
        public static Deployment of(Settings settings) {
            return new Deployment(
                    settings.publicBase(), settings.joinBase(), settings.joinLinkKey(), settings.administrator());
        }

        /** Shows no key. */
        @Override
        public String toString() {
            return "deployment at " + publicBase;
        }
    }
}
