package org.virtualvisits.sandbox.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A packaged app, read and found fit to run: every function bound, no two routes alike, every schedule readable. */
record LoadedApp(HostJson hostJson, Map<String, AppFunction> functions, Router router, Map<String, Cron> schedules) {

    static LoadedApp read(Path folder, Map<String, String> settings, Function<Class<?>, Object> instances)
            throws IOException {
        HostJson hostJson = HostJson.read(folder.resolve("host.json"));
        Map<String, AppFunction> functions = new LinkedHashMap<>();
        List<Route> routes = new ArrayList<>();
        Map<String, Cron> schedules = new LinkedHashMap<>();
        for (FunctionJson json : FunctionJson.readAll(folder, settings)) {
            functions.put(json.name(), AppFunction.load(json, instances));
            switch (json.trigger()) {
                case Trigger.Http http -> routes.add(Route.of(json.name(), http));
                case Trigger.Timer timer -> schedules.put(json.name(), cron(json.name(), timer));
                case Trigger.Queue ignored -> {
                    // nothing to check beyond its binding
                }
            }
        }
        if (functions.isEmpty()) {
            throw new IllegalStateException("no function.json below " + folder);
        }
        return new LoadedApp(
                hostJson,
                Collections.unmodifiableMap(functions),
                new Router(hostJson.http().routePrefix(), routes),
                schedules);
    }

    private static Cron cron(String function, Trigger.Timer timer) {
        try {
            return Cron.parse(timer.schedule());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("function '" + function + "': " + e.getMessage(), e);
        }
    }

    AppFunction function(String name) {
        AppFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no function '" + name + "'");
        }
        return function;
    }

    /** One poller for every queue trigger. */
    List<QueuePoller> pollers(QueuePoller.Shared shared) {
        List<QueuePoller> pollers = new ArrayList<>();
        for (AppFunction function : functions.values()) {
            if (function.trigger() instanceof Trigger.Queue(String queue)) {
                pollers.add(new QueuePoller(function, queue, shared));
            }
        }
        return List.copyOf(pollers);
    }

    /** One runner for every timer trigger, by the function's name. */
    Map<String, TimerRunner> timers(InstantSource clock, TimerLedger ledger, Invocations invocations) {
        Map<String, TimerRunner> runners = new LinkedHashMap<>();
        schedules.forEach(
                (name, cron) -> runners.put(name, new TimerRunner(function(name), cron, clock, ledger, invocations)));
        return Collections.unmodifiableMap(runners);
    }
}
