package org.virtualvisits;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.credential.AcknowledgeReminder;
import org.virtualvisits.core.credential.ConfigureWatch;
import org.virtualvisits.core.credential.ReportCredentials;
import org.virtualvisits.core.credential.WatchCredentials;
import org.virtualvisits.core.join.OpenJoinLink;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Spans;
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
import org.virtualvisits.core.pace.Turns;
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
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.DeliverNotice;
import org.virtualvisits.core.visit.Directory;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.GuardedDirectory;
import org.virtualvisits.core.visit.GuardedMeetings;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.MeasuredVisits;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.MessageWriter;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.PatientSide;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ReconcileVisit;
import org.virtualvisits.core.visit.Redrive;
import org.virtualvisits.core.visit.RingAlarms;
import org.virtualvisits.core.visit.ShowAudit;
import org.virtualvisits.core.visit.TeamsSide;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.functions.AlarmFunctions;
import org.virtualvisits.functions.BulkFunctions;
import org.virtualvisits.functions.ConfigurationFunctions;
import org.virtualvisits.functions.CredentialFunctions;
import org.virtualvisits.functions.FhirFunctions;
import org.virtualvisits.functions.HealthFunctions;
import org.virtualvisits.functions.JoinFunctions;
import org.virtualvisits.functions.LatenessFunctions;
import org.virtualvisits.functions.OperationsFunctions;
import org.virtualvisits.functions.ReconcileFunctions;
import org.virtualvisits.functions.RepairFunctions;
import org.virtualvisits.functions.VisitFunctions;

/** The composition root: puts use cases on ports, and functions on use cases. The cloud and the sandbox run this one. */
public final class App {

    private final Map<Class<?>, Object> functions;

    /** Wires everything; calls nothing. */
    public App(Ports ports, Deployment deployment) {
        var tokens = new JoinTokens(Base64.getDecoder().decode(deployment.joinLinkKey()), deployment.joinBase());
        var receiveAppointment = new ReceiveAppointment(
                ports.visits(), ports.unsettled(), ports.wakeups(), ports.measures(), ports.clock());
        var pace = new Pace(ports.pace(), ports.clock(), ports.measures());
        var recogniseCaller = new RecogniseCaller(ports.organisations(), ports.secrets(), ports.clock());
        var administrators = new RecogniseAdministrator(ports.organisations(), deployment.administrator());
        RepairVisits repairVisits = repairVisits(ports, tokens);
        var findStuck = new FindStuck(
                ports.operations().stuck(), ports.unsettled(), ports.visits(), ports.measures(), ports.clock());
        var people = new PeopleParts(ports, deployment, tokens);
        this.functions = Stream.concat(
                        Stream.concat(
                                people.functions().stream(),
                                ports.hygiene().functions(ports, administrators, pace.turns()).stream()),
                        Stream.of(
                                new FhirFunctions(
                                        recogniseCaller,
                                        receiveAppointment,
                                        deployment.publicBase(),
                                        ports.clock(),
                                        ports.spans()),
                                new VisitFunctions(
                                        recogniseCaller,
                                        receiveAppointment,
                                        new FindVisit(
                                                ports.visits(),
                                                ports.organisations(),
                                                tokens,
                                                ports.phones(),
                                                ports.clock()),
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
                                                ports.clock()),
                                        people.arrive()),
                                new ConfigurationFunctions(
                                        administrators, new ConfigureOrganisation(ports.organisations())),
                                reconcileFunctions(ports, ports.wakeups(), tokens, pace, findStuck, people.list()),
                                new BulkFunctions(reconcileFunctions(
                                        ports, ports.wakeups().bulk(), tokens, pace, findStuck, people.list())),
                                credentialFunctions(ports, deployment, pace),
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
                                new AlarmFunctions(new RingAlarms(
                                        ports.alarms(), ports.unsettled(), ports.wakeups(), ports.clock())),
                                new LatenessFunctions(
                                        recogniseCaller,
                                        new TellLateness(
                                                ports.visits(),
                                                ports.organisations(),
                                                ports.unsettled(),
                                                ports.wakeups(),
                                                ports.clock())),
                                new HealthFunctions()))
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
            Ports ports, Wakeups wakeups, JoinTokens tokens, Pace pace, FindStuck findStuck, Onlookers onlookers) {
        return new ReconcileFunctions(
                reconcileVisit(ports, wakeups, tokens, pace, onlookers),
                deliverNotice(ports, wakeups, tokens, pace, onlookers),
                new Redrive(ports.unsettled(), wakeups, ports.clock()),
                findStuck,
                ports.spans());
    }

    private static ReconcileVisit reconcileVisit(
            Ports ports, Wakeups wakeups, JoinTokens tokens, Pace pace, Onlookers onlookers) {
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
                new PatientSide(ports.visits(), ports.links(), tokens, wakeups, ports.alarms(), ports.phones()),
                onlookers,
                ports.clock(),
                ports.runs());
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

    private static DeliverNotice deliverNotice(
            Ports ports, Wakeups wakeups, JoinTokens tokens, Pace pace, Onlookers onlookers) {
        return new DeliverNotice(
                ports.visits(),
                ports.organisations(),
                new Dispatch(ports.messenger(), pace.turns(), pace.texts(), pace.mails(), ports.measures()),
                new MessageWriter(ports.templates(), ports.invites(), tokens),
                ports.phones(),
                ports.unsettled(),
                wakeups,
                onlookers,
                ports.clock());
    }

    /** Patients' mails go first, where they leave from the same mailbox. */
    private static Turns.Wish unhurried(Clock clock) {
        return new Turns.Wish(Optional.empty(), clock.instant().plus(Duration.ofDays(1)));
    }

    private static CredentialFunctions credentialFunctions(Ports ports, Deployment deployment, Pace pace) {
        CredentialPorts its = ports.credentials();
        var dispatch = new Dispatch(ports.messenger(), pace.turns(), pace.texts(), pace.mails(), ports.measures());
        return new CredentialFunctions(
                new RecogniseAdministrator(ports.organisations(), deployment.administrator()),
                new ConfigureWatch(its.ledger(), ports.clock()),
                new WatchCredentials(
                        its.ledger(),
                        its.registrations(),
                        (mail, perhapsSent) -> dispatch.mail(mail, perhapsSent, unhurried(ports.clock())),
                        its.letters(),
                        its.calendar(),
                        its.own(),
                        ports.measures(),
                        ports.clock(),
                        ports.runs()),
                new ReportCredentials(its.ledger(), its.letters(), ports.clock()),
                new AcknowledgeReminder(its.ledger(), ports.clock()));
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
            Alarms alarms,
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
            CredentialPorts credentials,
            Pace.Ports pace,
            Measures measures,
            Spans spans,
            PeoplePorts people,
            HygienePorts hygiene,
            Clock clock,
            Supplier<String> runs,
            OperationsPorts operations) {

        /** Whoever writes a visit keeps the list of what is stuck in step, and has the change told. */
        public Ports {
            visits = visits instanceof MeasuredVisits
                    ? visits
                    : new MeasuredVisits(new WatchedVisits(visits, operations.stuck()), measures, clock);
        }
    }

    /** What operating the app needs from the world. */
    public record OperationsPorts(Stuck stuck, Progress progress) {}

    /** What the app is told about itself; see {@link Settings} for each. */
    public record Deployment(
            URI publicBase, URI joinBase, String joinLinkKey, Optional<String> administrator, boolean staffSignIn) {

        /** As the settings say. */
        public static Deployment of(Settings settings) {
            return new Deployment(
                    settings.publicBase(),
                    settings.joinBase(),
                    settings.joinLinkKey(),
                    settings.administrator(),
                    settings.staffSignIn());
        }

        /** Shows no key. */
        @Override
        public String toString() {
            return "deployment at " + publicBase;
        }
    }
}
