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
import java.util.stream.Stream;
import org.virtualvisits.core.join.BrowserLinks;
import org.virtualvisits.core.join.WayIn;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.WatchedVisits;
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.Directory;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.MeasuredVisits;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.functions.ConfigurationFunctions;
import org.virtualvisits.functions.HealthFunctions;

/** The composition root: puts use cases on ports, and functions on use cases. The cloud and the sandbox run this one. */
public final class App {

    private final Map<Class<?>, Object> functions;

    /** Wires everything; calls nothing. */
    public App(Ports ports, Deployment deployment) {
        var foundation = new Foundation(ports, deployment);
        var ehrs = new EhrParts(foundation);
        var people = new PeopleParts(foundation);
        var replies = new ReplyWiring(foundation, people.list(), people.door());
        this.functions = Stream.of(
                        new VisitParts(foundation, ehrs.patients(), people.list(), people.arrive()).functions(),
                        people.functions(),
                        replies.functions(),
                        ports.credentials().functions(foundation),
                        ports.hygiene().functions(foundation),
                        ports.templates().functions(foundation),
                        ReportParts.functions(foundation),
                        ehrs.functions(),
                        ports.retention().functions(foundation, people.list(), List.of(replies.held())),
                        ports.readiness().functions(foundation, people.door()),
                        List.of(
                                new ConfigurationFunctions(
                                        foundation.administrators(), new ConfigureOrganisation(ports.organisations())),
                                new HealthFunctions()))
                .flatMap(List::stream)
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
            BrowserLinks browserLinks,
            Directory directory,
            Messenger messenger,
            TemplatePorts templates,
            Invites invites,
            Phones phones,
            CredentialPorts credentials,
            Pace.Ports pace,
            Measures measures,
            Spans spans,
            PeoplePorts people,
            HygienePorts hygiene,
            Postings reports,
            EhrPorts ehrs,
            RetentionPorts retention,
            ReadinessPorts readiness,
            ReplyPorts replies,
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
            URI publicBase,
            URI joinBase,
            String joinLinkKey,
            Optional<String> administrator,
            boolean staffSignIn,
            WayIn.By joinBy,
            Settings.Callbacks callbacks) {

        /** As the settings say. */
        public static Deployment of(Settings settings) {
            return new Deployment(
                    settings.publicBase(),
                    settings.joinBase(),
                    settings.joinLinkKey(),
                    settings.administrator(),
                    settings.staffSignIn(),
                    settings.joinBy(),
                    settings.callbacks());
        }

        /** What links, digests of addresses and form tokens are derived from. */
        byte[] joinKey() {
            return Base64.getDecoder().decode(joinLinkKey);
        }

        /** Shows no key. */
        @Override
        public String toString() {
            return "deployment at " + publicBase;
        }
    }
}
