package org.virtualvisits.sandbox;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.virtualvisits.App;
import org.virtualvisits.CredentialPorts;
import org.virtualvisits.HygienePorts;
import org.virtualvisits.ReplyPorts;
import org.virtualvisits.RotationPorts;
import org.virtualvisits.SandboxPorts;
import org.virtualvisits.Settings;
import org.virtualvisits.adapters.vault.KeyVaultRotation;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.Report;
import org.virtualvisits.core.credential.ReportCredentials;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.hygiene.ShowSweeps;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.ShowRotations;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.functions.ConfigurationJson;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedUser;
import org.virtualvisits.sandbox.host.HostKeys;
import org.virtualvisits.sandbox.host.LocalHost;
import org.virtualvisits.sandbox.host.StaffSignIn;
import org.virtualvisits.sandbox.messaging.AcsSimulator;
import org.virtualvisits.sandbox.vault.VaultSimulator;
import reactor.core.publisher.Mono;

/** The packaged app with everything it needs, on this machine: local host, storage, simulated Graph and SMS carrier. */
public final class LocalWorld implements AutoCloseable {

    /** The key every function accepts here. */
    public static final String FUNCTION_KEY = "sandbox";

    /** The host's master key here. */
    public static final String MASTER_KEY = "sandbox-master";

    /** The bearer token of the source {@code demo}. */
    public static final String DEMO_TOKEN = "demo";

    /** The bearer token of the deployment's administrator. */
    public static final String ADMINISTRATOR_TOKEN = "sandbox-administrator-of-everything";

    /** The bearer token of the carrier that calls back. */
    public static final String CALLBACK_TOKEN = "sandbox-carrier-that-calls-back-here";

    private static final String ADMINISTRATOR_DIGEST =
            "923d0cc9d235a269d01e02fe8f99c12175a0dd9456f216b96be48459b68e496d";

    /** Where the build leaves the packaged app. */
    public static final Path PACKAGED = Path.of("target", "azure-functions", "virtual-visits");

    private final MovableClock clock;
    private final Storage storage;
    private final GraphSimulator graph;
    private final AcsSimulator carrier;
    private final VaultSimulator vault;
    private final Supplier<LocalHost> hosts;
    private final FindVisit findVisit;
    private final RecordedTelemetry telemetry;
    private final ReportCredentials reportCredentials;
    private final ShowRotations rotations;
    private final Sweeps sweeps;
    private final OwnTemplates templates;
    private volatile LocalHost host;

    private LocalWorld(
            MovableClock clock,
            Storage storage,
            GraphSimulator graph,
            AcsSimulator carrier,
            VaultSimulator vault,
            Supplier<LocalHost> hosts,
            FindVisit findVisit,
            RecordedTelemetry telemetry,
            ReportCredentials reportCredentials,
            ShowRotations rotations,
            Sweeps sweeps,
            OwnTemplates templates) {
        this.telemetry = telemetry;
        this.clock = clock;
        this.storage = storage;
        this.graph = graph;
        this.carrier = carrier;
        this.vault = vault;
        this.hosts = hosts;
        this.findVisit = findVisit;
        this.reportCredentials = reportCredentials;
        this.rotations = rotations;
        this.sweeps = sweeps;
        this.templates = templates;
        this.host = hosts.get();
    }

    /**
     * Starts it, with the example organisation loaded.
     *
     * @param port 0 takes a free one
     * @param log gets every line that functions and host write
     * @param door what answers below /sandbox, made with the world it shows
     */
    public static LocalWorld start(
            int port, Storage storage, Consumer<String> log, Function<LocalWorld, HttpHandler> door) {
        return start(port, storage, log, door, Map.of());
    }

    /** As {@link #start(int, Storage, Consumer, Function)}, with app settings of one's own. */
    static LocalWorld start(
            int port,
            Storage storage,
            Consumer<String> log,
            Function<LocalWorld, HttpHandler> door,
            Map<String, String> more) {
        var clock = new MovableClock(Clock.systemUTC());
        var graph = GraphSimulator.start(clock, 0);
        graph.limits(Limits.REAL
                .withRequestRates(Limits.MeasuredBy.SYSTEM_CLOCK)
                .withSendRate(Limits.MeasuredBy.SYSTEM_CLOCK));
        people(graph);
        ExampleApplications.put(
                graph.applications(), clock.instant(), graph.tenant().applicationId());
        var carrier = AcsSimulator.start(clock, 0);
        var vault = VaultSimulator.start(clock);
        ExampleApplications.put(vault);
        int listens = port == 0 ? FreePort.find() : port;
        Settings settings = settings(storage, graph, carrier, listens, more);
        var telemetry = new RecordedTelemetry();
        App.Ports ports = ports(
                settings,
                storage.instead(clock),
                storage.insteadOfHygiene(clock),
                Optional.of(vault),
                telemetry.telemetry(),
                clock);
        new ConfigureOrganisation(ports.organisations()).replace(ConfigurationJson.load(resource("organisation.json")));
        STAFF_ROLES.forEach(
                (appRole, role) -> ports.people().roles().put(new OrganisationId("springfield"), appRole, role));
        var app = new App(ports, App.Deployment.of(settings));
        var holder = new Holder();
        var builder = LocalHost.builder(PACKAGED)
                .instances(app::function)
                .queues(storage.queues())
                .clock(clock)
                .keys(new HostKeys(FUNCTION_KEY, MASTER_KEY))
                .printer(log)
                .runs(run -> telemetry.ran(run, clock.instant()))
                .signIn(new StaffSignIn(STAFF))
                .port(listens);
        var find = new FindVisit(
                ports.visits(),
                ports.organisations(),
                new JoinTokens(Base64.getDecoder().decode(settings.joinLinkKey()), settings.joinBase()),
                ports.phones(),
                clock);
        builder.extraHandler("/sandbox", holder.handler(door));
        var report = new ReportCredentials(
                ports.credentials().ledger(), ports.credentials().letters(), clock);
        var world = new LocalWorld(
                clock,
                storage,
                graph,
                carrier,
                vault,
                builder::start,
                find,
                telemetry,
                report,
                new ShowRotations(ports.credentials().rotation().rotations()),
                ports.hygiene().kept().sweeps(),
                ports.templates().own());
        holder.world = Optional.of(world);
        return world;
    }

    /** Handlers are made before the world they show, and called after. */
    private static final class Holder {

        private volatile Optional<LocalWorld> world = Optional.empty();

        HttpHandler handler(Function<LocalWorld, HttpHandler> door) {
            return exchange -> {
                LocalWorld its = world.orElseThrow(() -> new IOException("still starting"));
                door.apply(its).handle(exchange);
            };
        }
    }

    /** The ports of an app in a process of its own: production's adapters, with the sandbox's sign-in and secrets. */
    public static App.Ports ports(Settings settings, Clock clock) {
        return ports(settings, Optional.empty(), Optional.empty(), Optional.empty(), OpenTelemetry.noop(), clock);
    }

    private static App.Ports ports(
            Settings settings,
            Optional<Storage.Ports> instead,
            Optional<HygienePorts.Kept> hygiene,
            Optional<VaultSimulator> vault,
            OpenTelemetry telemetry,
            Clock clock) {
        App.Ports real = SandboxPorts.of(settings, token(), telemetry, clock);
        Secrets secrets = name -> Optional.ofNullable(SECRETS.get(name));
        return new App.Ports(
                instead.map(Storage.Ports::visits).orElse(real.visits()),
                instead.map(Storage.Ports::organisations).orElse(real.organisations()),
                instead.map(Storage.Ports::unsettled).orElse(real.unsettled()),
                instead.map(Storage.Ports::alarms).orElse(real.alarms()),
                instead.map(Storage.Ports::wakeups).orElse(real.wakeups()),
                instead.map(Storage.Ports::links).orElse(real.links()),
                instead.map(Storage.Ports::allowance).orElse(real.allowance()),
                secrets,
                real.meetings(),
                real.browserLinks(),
                real.directory(),
                real.messenger(),
                instead.map(Storage.Ports::templates)
                        .map(real.templates()::with)
                        .orElse(real.templates()),
                real.invites(),
                real.phones(),
                credentials(real.credentials(), instead, vault),
                instead.map(Storage.Ports::pace).orElse(real.pace()),
                real.measures(),
                real.spans(),
                instead.map(Storage.Ports::people).orElse(real.people()),
                hygiene.map(kept -> new HygienePorts(
                                kept, real.hygiene().mailboxes(), real.hygiene().teams()))
                        .orElse(real.hygiene()),
                instead.map(Storage.Ports::reports).orElse(real.reports()),
                instead.map(Storage.Ports::bookmarks).map(real.ehrs()::with).orElse(real.ehrs()),
                instead.map(Storage.Ports::retention).orElse(real.retention()),
                instead.map(Storage.Ports::readiness)
                        .map(real.readiness()::with)
                        .orElse(real.readiness()),
                instead.map(Storage.Ports::replying)
                        .map(its -> new ReplyPorts(
                                its.callbacks(),
                                its.calls(),
                                its.consents(),
                                its.replies(),
                                real.replies().help()))
                        .orElse(real.replies()),
                clock,
                real.runs(),
                instead.map(Storage.Ports::operations).orElse(real.operations()));
    }

    private static CredentialPorts credentials(
            CredentialPorts real, Optional<Storage.Ports> instead, Optional<VaultSimulator> vault) {
        RotationPorts rotation = real.rotation();
        return real.with(
                instead.map(Storage.Ports::credentials).orElse(real.ledger()),
                rotation.with(
                        instead.map(Storage.Ports::rotations).orElse(rotation.rotations()),
                        vault.<RotationVault>map(its -> new KeyVaultRotation(its.client()))
                                .orElse(rotation.vault())));
    }

    /** Signing secrets of the example source that signs (Standard Webhooks: {@code whsec_} and Base64). */
    public static final Map<String, String> SECRETS = Map.of(
            "signed-1",
                    "whsec_"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            "sandbox-secret-one-of-32-bytes!!".getBytes(StandardCharsets.UTF_8)),
            "signed-2",
                    "whsec_"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            "sandbox-secret-two-of-32-bytes!!".getBytes(StandardCharsets.UTF_8)));

    /** What the example organisation makes of Entra app roles. */
    private static final Map<String, Role> STAFF_ROLES = Map.of(
            "VirtualVisits.Clinician", Role.CLINICIAN,
            "VirtualVisits.Booking", Role.BOOKING_STAFF,
            "VirtualVisits.Administrator", Role.LOCAL_ADMINISTRATOR);

    /** Who can sign in here, by the name that the sign-in page shows. */
    public static final Map<String, String> STAFF = Map.of(
            "clinician", principal("7d1f0000-0000-4000-8000-000000000001", "VirtualVisits.Clinician"),
            "booking-staff", principal("7d1f0000-0000-4000-8000-0000000000b1", "VirtualVisits.Booking"),
            "administrator", principal("7d1f0000-0000-4000-8000-0000000000b2", "VirtualVisits.Administrator"),
            "stranger", principal("7d1f0000-0000-4000-8000-0000000000b3", "Something.Else"));

    private static String principal(String objectId, String appRole) {
        return "{\"auth_typ\":\"aad\",\"name_typ\":\"name\",\"role_typ\":\"roles\",\"claims\":["
                + "{\"typ\":\"http://schemas.microsoft.com/identity/claims/objectidentifier\",\"val\":\"" + objectId
                + "\"},{\"typ\":\"roles\",\"val\":\"" + appRole + "\"}]}";
    }

    private static TokenCredential token() {
        return request -> Mono.fromSupplier(() -> new AccessToken(
                "sandbox",
                OffsetDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
                        .plusHours(1)));
    }

    private static Settings settings(
            Storage storage, GraphSimulator graph, AcsSimulator carrier, int port, Map<String, String> more) {
        var environment = new HashMap<>(storage.settings());
        environment.putAll(environment(graph, port));
        environment.put("GRAPH_TENANT_ID", "99999999-8888-4777-8666-555555555555");
        environment.put("ROTATION_VAULT_URL", "https://rotation.vault.example.org");
        environment.put("LOGIN_BASE_URL", graph.loginUrl().toString());
        environment.put("SMS_PROVIDER", "acs");
        environment.put("ACS_ENDPOINT", carrier.baseUrl().toString());
        environment.put("ACS_SENDER", "+447700900999");
        environment.put("SMS_REPLIES", "offered");
        environment.put("JOIN_BY", "auto");
        environment.putAll(more);
        return Settings.from(environment);
    }

    /** The app settings of an app on that port with that Graph; storage and carrier are the caller's to add. */
    public static Map<String, String> environment(GraphSimulator graph, int port) {
        var environment = new HashMap<String, String>();
        environment.put("PUBLIC_BASE_URL", "http://127.0.0.1:" + port);
        environment.put(
                "JOIN_LINK_KEY",
                Base64.getEncoder()
                        .encodeToString("a key for this machine's sandbox only".getBytes(StandardCharsets.UTF_8)));
        environment.put("ADMINISTRATOR_TOKEN_SHA256", ADMINISTRATOR_DIGEST);
        environment.put("GRAPH_BASE_URL", graph.baseUrl().toString());
        environment.put("GRAPH_CLIENT_ID", graph.tenant().applicationId());
        environment.put("STAFF_SIGN_IN", "app-service");
        environment.put("CALLBACK_TOKEN_SHA256", Digest.sha256Hex(CALLBACK_TOKEN));
        return environment;
    }

    /** Puts the example organisation's people into a directory. */
    public static void people(GraphSimulator graph) {
        graph.tenant().put(user("01", "amina.lee", "Dr Amina Lee", Mailbox.USER, true));
        graph.tenant().put(user("02", "jasleen.kaur", "Dr Jasleen Kaur", Mailbox.USER, true));
        graph.tenant().put(user("03", "noel.policy", "Dr Noel Policy", Mailbox.USER, false));
        graph.tenant().put(user("fa", "visits", "Video visits", Mailbox.USER, true));
        graph.tenant().put(user("0a", "riverside.clinic", "Riverside", Mailbox.SHARED, false));
        graph.tenant().put(user("0b", "hillside.clinic", "Hillside", Mailbox.SHARED, false));
    }

    private static SimulatedUser user(String number, String name, String displayName, Mailbox mailbox, boolean policy) {
        String address = name + "@springfield.example";
        return new SimulatedUser(
                "7d1f0000-0000-4000-8000-0000000000" + number, address, displayName, address, true, mailbox, policy);
    }

    /** An example document by its name. */
    public static String resource(String name) {
        try (InputStream in = LocalWorld.class.getResourceAsStream("/sandbox/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the app answers, without a slash at the end. */
    public URI baseUrl() {
        return host.baseUrl();
    }

    /** The time in this world. */
    public MovableClock clock() {
        return clock;
    }

    /** The simulated Graph. */
    public GraphSimulator graph() {
        return graph;
    }

    /** What the app tells those who watch it. */
    public RecordedTelemetry telemetry() {
        return telemetry;
    }

    /** The simulated SMS carrier. */
    public AcsSimulator carrier() {
        return carrier;
    }

    /** The local host. */
    public LocalHost host() {
        return host;
    }

    /** Where organisations' own texts are kept. */
    public OwnTemplates templates() {
        return templates;
    }

    /** The example organisation's latest sweeps, newest first, each with how far it is. */
    List<ShowSweeps.Progress> sweeps() {
        var show = new ShowSweeps(sweeps, clock);
        return show.history(new OrganisationId("springfield"), "usual").stream()
                .limit(3)
                .flatMap(sweep -> show.progress(sweep.id()).stream())
                .toList();
    }

    /** The host dies in the middle of whatever it does, and another takes its place. */
    public void crash() {
        host.kill();
        host = hosts.get();
    }

    /** What stands behind the state. */
    Storage storage() {
        return storage;
    }

    /** Every row of every table that has this text anywhere, as the table's name and the row's keys. */
    public List<String> rowsThatName(String text) {
        return storage.rowsThatName(text);
    }

    /** How the example organisation's credentials stand, once they are watched. */
    public Optional<Report> credentials() {
        return reportCredentials.report(new OrganisationId("springfield"), Set.of());
    }

    /** How far the example organisation's rotations are. */
    public Map<CredentialId, Rotation> rotations() {
        return rotations.of(new OrganisationId("springfield"));
    }

    /** The simulated vault for rotated secrets. */
    public VaultSimulator vault() {
        return vault;
    }

    /** Every visit. */
    public List<FindVisit.Shown> visits() {
        return storage.visits().stream()
                .map(VisitId::value)
                .sorted()
                .map(VisitId::new)
                .flatMap(id -> findVisit.byId(id).stream())
                .toList();
    }

    @Override
    public void close() {
        host.close();
        graph.close();
        carrier.close();
        vault.close();
        storage.close();
    }
}
