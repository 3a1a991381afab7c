package org.virtualvisits.sandbox.graph;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Microsoft Graph v1.0 on this machine, as far as this product uses it: online meetings, users, mail. It holds a
 * tenant, enforces Graph's types, rules, limits and refusals, keeps what was done to be looked at, and fails as planned.
 * An adapter that works against it should work against Graph; what it cannot know is said where it had to choose.
 */
public final class GraphSimulator implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Permissions permissions = Permissions.load();
    private final Tenant tenant = new Tenant(permissions.names());
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Latency latency = new Latency();
    private final MeetingStore meetings = new MeetingStore();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Throttle throttle;
    private final MailStore mail;
    private final Front front;
    private final ApplicationStore applications = new ApplicationStore();
    private final Ids ids = new Ids();
    private final SimulatedCalendars calendars = new SimulatedCalendars();
    private final GroupPaths groups = new GroupPaths();
    private final BatchPaths batches;

    private GraphSimulator(HttpServer server, InstantSource clock) {
        this.server = server;
        this.throttle = new Throttle(clock, InstantSource.system());
        Contract contract = Contract.load();
        this.mail = new MailStore(ids);
        Router router = new Router(
                new UserPaths(tenant),
                new MeetingPaths(tenant, meetings, new MeetingShape(tenant, ids), contract, throttle, clock),
                new MailPaths(tenant, mail, contract, throttle, ids, clock),
                new ApplicationPaths(tenant, applications, contract, throttle, ids, clock),
                new EventPaths(tenant, calendars, contract),
                groups,
                permissions,
                tenant,
                throttle);
        this.batches = new BatchPaths(router, faults, clock);
        this.front = new Front(router, batches, throttle, faults, log, latency, ids, clock, this::changed);
        server.createContext("/", front);
        server.createContext(TokenPaths.ROOT, new TokenPaths(applications, ids, clock));
        server.setExecutor(threads);
    }

    /** Starts a simulator with an empty tenant on 127.0.0.1; port 0 takes any that is free. */
    public static GraphSimulator start(InstantSource clock, int port) {
        // Without this each small answer waits 40 ms for the caller's delayed acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            GraphSimulator simulator = new GraphSimulator(server, clock);
            server.start();
            return simulator;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + Call.ROOT);
    }

    /** Where the tenant's login service answers, as {@code https://login.microsoftonline.com} does. */
    public URI loginUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + TokenPaths.ROOT);
    }

    /** The directory, to be filled and changed. */
    public Tenant tenant() {
        return tenant;
    }

    /** The applications and service principals, to be filled and changed. */
    public ApplicationStore applications() {
        return applications;
    }

    /** Every meeting ever created, oldest first, deleted ones included. */
    public List<SimulatedMeeting> meetings() {
        return meetings.all();
    }

    /** Every mail sent, oldest first. */
    public List<SentMail> sentMail() {
        return mail.sent();
    }

    /** Every calendar, to be filled and looked at. */
    public SimulatedCalendars calendars() {
        return calendars;
    }

    /** Every message of every mailbox, to be filled and looked at. */
    public SimulatedMail mail() {
        return new SimulatedMail(mail, ids);
    }

    /** Adds a team. */
    public void put(SimulatedTeam team) {
        groups.put(team);
    }

    /** How many requests have come in batches. */
    public long batchedRequests() {
        return batches.parts();
    }

    /** The latest 1,000 of those, oldest first. */
    public List<RecordedRequest> partsOfBatches() {
        return batches.latest();
    }

    /** How many requests have come over HTTP, a batch being one. */
    public long httpRequests() {
        return log.received();
    }

    /** The latest requests (up to 100,000), oldest first. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** How often each limit was exceeded, by the name of its {@link Violation}; limits never exceeded are absent. */
    public Map<String, Integer> violations() {
        return throttle.violations();
    }

    public void limits(Limits limits) {
        throttle.limits(limits);
    }

    /** Makes every request wait this long, in real time. */
    public void latency(Duration each) {
        latency.set(each);
    }

    public void plan(FaultPlan plan) {
        faults.plan(plan);
    }

    /** Ends every fault, hanging requests included. */
    public void clearFaults() {
        faults.clear();
    }

    /** The faults that can still strike, with the times they have left. */
    public List<FaultPlan> faults() {
        return faults.remaining();
    }

    /** Requests that are not answered yet, those that hang included: their effects may be still to come. */
    public int underWay() {
        return front.underWay();
    }

    /**
     * Calls this after every request, and after every effect whose answer is held back. Keep it short: it runs on the
     * request's thread.
     *
     * @return stops the calls when run
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Stops at once; requests under way are dropped. */
    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        threads.shutdownNow();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
