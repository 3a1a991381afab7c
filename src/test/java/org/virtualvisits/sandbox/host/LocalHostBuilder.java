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
import java.util.ArrayList;
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
    private Duration hidden = Duration.ofMinutes(10);
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

    /** How long a message is hidden while its function runs; the cloud's ten minutes unless a test shortens it. */
    LocalHostBuilder hidden(Duration time) {
        this.hidden = time;
        return this;
    }

    /** The port on 127.0.0.1; 0, the default, takes a free one. */
    public LocalHostBuilder port(int number) {
        this.port = number;
        return this;
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
            HostJson hostJson = HostJson.read(functionApp.resolve("host.json"));
            return start(hostJson, load(), new HostLog(printer));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve " + functionApp, e);
        }
    }

    private LocalHost start(HostJson hostJson, Map<String, AppFunction> functions, HostLog log) throws IOException {
        Router router = router(functions, hostJson.http().routePrefix());
        ScheduledExecutorService watch =
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var activity = new Activity();
        var invocations = new Invocations(log, hostJson.functionTimeout(), ids, watch, activity);
        var shared =
                new QueuePoller.Shared(queues, hostJson.queues(), invocations, activity, log, hidden, threads, watch);
        List<QueuePoller> pollers = pollers(functions, shared);
        Map<String, TimerRunner> runners = timers(functions, invocations);
        var door = new HttpDoor(router, functions, keys, invocations, activity, log, hostJson.http());
        var admin = new AdminDoor(
                functions.values(),
                keys,
                hostJson.http().routePrefix(),
                (function, input) -> threads.execute(() -> ManualRun.of(function, input, runners, invocations)));

        HttpServer server = server(threads, door, admin);
        activity.whenWorkEnds(() -> pollers.forEach(QueuePoller::wake));
        functions.values().forEach(function -> log.host("Found " + function));
        server.start();
        pollers.forEach(QueuePoller::start);
        Runnable tick = () -> runners.values().forEach(timer -> threads.execute(timer::runIfDueAndFree));
        ScheduledFuture<?> ticks = watch.scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
        return new LocalHost(new LocalHost.Parts(
                server, door, functions, invocations, activity, queues, pollers, runners, ticks, log, threads, watch));
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

    private Map<String, AppFunction> load() throws IOException {
        Map<String, AppFunction> functions = new LinkedHashMap<>();
        for (FunctionJson json : FunctionJson.readAll(functionApp, settings)) {
            functions.put(json.name(), AppFunction.load(json, instances));
        }
        if (functions.isEmpty()) {
            throw new IllegalStateException("no function.json below " + functionApp);
        }
        return functions;
    }

    private static Router router(Map<String, AppFunction> functions, String routePrefix) {
        List<Route> routes = new ArrayList<>();
        functions.forEach((name, function) -> {
            if (function.trigger() instanceof Trigger.Http http) {
                routes.add(Route.of(name, http));
            }
        });
        return new Router(routePrefix, routes);
    }

    private static List<QueuePoller> pollers(Map<String, AppFunction> functions, QueuePoller.Shared shared) {
        List<QueuePoller> pollers = new ArrayList<>();
        for (AppFunction function : functions.values()) {
            if (function.trigger() instanceof Trigger.Queue trigger) {
                pollers.add(new QueuePoller(function, trigger.queue(), shared));
            }
        }
        return List.copyOf(pollers);
    }

    private Map<String, TimerRunner> timers(Map<String, AppFunction> functions, Invocations invocations) {
        Map<String, TimerRunner> runners = new LinkedHashMap<>();
        functions.forEach((name, function) -> {
            if (function.trigger() instanceof Trigger.Timer timer) {
                runners.put(name, new TimerRunner(function, cron(name, timer.schedule()), clock, timers, invocations));
            }
        });
        return runners;
    }

    private static Cron cron(String function, String schedule) {
        try {
            return Cron.parse(schedule);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("function '" + function + "': " + e.getMessage(), e);
        }
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
