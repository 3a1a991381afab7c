package org.virtualvisits.sandbox.host;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts a {@link LocalHost} together. Everything but the folder has a default fit for a test. */
public final class LocalHostBuilder {

    private final Path functionApp;
    private final Map<String, HttpHandler> handlers = new LinkedHashMap<>();
    private Function<Class<?>, Object> instances = LocalHostBuilder::construct;
    private InstantSource clock = InstantSource.system();
    private HostQueues queues = new InMemoryHostQueues(InstantSource.system());
    private HostKeys keys = new HostKeys("local-function-key", "local-master-key");
    private TimerLedger timers = new TimerLedger();
    private Map<String, String> settings = Map.of();
    private Supplier<UUID> ids = UUID::randomUUID;
    private Consumer<String> printer = line -> {};
    private Consumer<LocalHost.Run> runs = run -> {};
    private QueuePoller.Tempo tempo = QueuePoller.Tempo.CLOUD;
    private int mostLines = Integer.MAX_VALUE;
    private StaffSignIn signIn = new StaffSignIn(Map.of());
    private int port;

    LocalHostBuilder(Path functionApp) {
        this.functionApp = functionApp;
    }

    /** What the app's FunctionInstanceInjector returns for a class; asked once per invocation. */
    public LocalHostBuilder instances(Function<Class<?>, Object> injector) {
        this.instances = injector;
        return this;
    }

    /** Where queue triggers poll; by default queues in memory. */
    public LocalHostBuilder queues(HostQueues storage) {
        this.queues = storage;
        return this;
    }

    /** The clock on which timers fall due. */
    public LocalHostBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** The app's keys. */
    public LocalHostBuilder keys(HostKeys hostKeys) {
        this.keys = hostKeys;
        return this;
    }

    /** When the timers last ran, to be handed from one host to the next. */
    public LocalHostBuilder timers(TimerLedger ledger) {
        this.timers = ledger;
        return this;
    }

    /** App settings, for {@code %NAME%} in queue names and schedules. */
    public LocalHostBuilder settings(Map<String, String> appSettings) {
        this.settings = Map.copyOf(appSettings);
        return this;
    }

    /** Where invocation ids come from; random by default. */
    public LocalHostBuilder ids(Supplier<UUID> source) {
        this.ids = source;
        return this;
    }

    /** Gets every log line as it is written, besides {@link LocalHost#log()}. */
    public LocalHostBuilder printer(Consumer<String> lines) {
        this.printer = lines;
        return this;
    }

    /** Gets every function that has run, as the cloud host tells Application Insights. */
    public LocalHostBuilder runs(Consumer<LocalHost.Run> watcher) {
        this.runs = watcher;
        return this;
    }

    /** Keeps only so many of the latest log lines, for a host that runs long; by default all. */
    public LocalHostBuilder keepLines(int most) {
        this.mostLines = most;
        return this;
    }

    /** The cloud's times for queue triggers, unless a test needs others. */
    public LocalHostBuilder tempo(Duration hidden, Duration shortestWait) {
        this.tempo = new QueuePoller.Tempo(hidden, shortestWait);
        return this;
    }

    /** The port on 127.0.0.1; 0, the default, takes a free one. */
    public LocalHostBuilder port(int number) {
        this.port = number;
        return this;
    }

    /** Who may sign in, as with App Service authentication; nobody by default. */
    public LocalHostBuilder signIn(StaffSignIn staff) {
        this.signIn = staff;
        return extraHandler("/.auth", staff);
    }

    /** One more handler on the same server, for paths that start with this. */
    public LocalHostBuilder extraHandler(String path, HttpHandler handler) {
        handlers.put(path, handler);
        return this;
    }

    /**
     * Loads and checks every function, then listens, polls and keeps time.
     *
     * @throws IllegalStateException naming the function that the cloud could not run, and why
     */
    public LocalHost start() {
        try {
            return start(LoadedApp.read(functionApp, settings, instances), new HostLog(printer, mostLines));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve " + functionApp, e);
        }
    }

    private LocalHost start(LoadedApp app, HostLog log) throws IOException {
        ScheduledExecutorService watch =
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HostJson hostJson = app.hostJson();
        var activity = new Activity();
        var invocations = new Invocations(log, hostJson.functionTimeout(), ids, watch, activity, runs);
        List<QueuePoller> pollers = app.pollers(
                new QueuePoller.Shared(queues, hostJson.queues(), tempo, invocations, activity, log, threads, watch));
        Map<String, TimerRunner> runners = app.timers(clock, timers, invocations);
        var door = new HttpDoor(app, keys, invocations, activity, log, signIn);
        var admin = new AdminDoor(
                app,
                keys,
                (function, input) -> threads.execute(() -> ManualRun.of(function, input, runners, invocations)));

        HttpServer server = server(threads, door, admin);
        activity.whenWorkEnds(() -> pollers.forEach(QueuePoller::wake));
        app.functions().values().forEach(function -> log.host("Found " + function));
        server.start();
        pollers.forEach(QueuePoller::start);
        Runnable tick = () -> runners.values().forEach(timer -> threads.execute(timer::runIfDueAndFree));
        ScheduledFuture<?> ticks = watch.scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
        return new LocalHost(new LocalHost.Parts(
                server,
                door,
                app.functions(),
                invocations,
                activity,
                queues,
                pollers,
                runners,
                ticks,
                log,
                threads,
                watch));
    }

    private HttpServer server(ExecutorService threads, HttpHandler door, HttpHandler admin) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else a small answer waits 40 ms for an ACK
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", door);
        server.createContext("/admin", admin);
        handlers.forEach(server::createContext);
        return server;
    }

    // As the worker does without an injector: a new instance for every invocation.
    private static Object construct(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no instance of " + type.getName(), e);
        }
    }
}
