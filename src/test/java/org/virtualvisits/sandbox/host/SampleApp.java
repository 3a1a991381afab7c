package org.virtualvisits.sandbox.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an app's folder in the shape that azure-functions-maven-plugin gives it. */
final class SampleApp {

    private static final String QUEUES = """
            "batchSize": 4, "newBatchThreshold": 2, "maxDequeueCount": 5,
            "visibilityTimeout": "00:00:00", "maxPollingInterval": "00:00:01", "messageEncoding": "none"
            """;

    private final Path folder;

    private SampleApp(Path folder) {
        this.folder = folder;
    }

    /** An app with no function and the usual host.json. */
    static SampleApp in(Path folder) {
        return new SampleApp(folder).hostJson("", QUEUES);
    }

    SampleApp hostJson(String http, String queues) {
        return hostJson("00:05:00", http.isEmpty() ? "" : ", " + http, queues);
    }

    SampleApp hostJsonWithTimeout(String timeout, String queues) {
        return hostJson(timeout, "", queues);
    }

    private SampleApp hostJson(String timeout, String http, String queues) {
        return write(folder.resolve("host.json"), """
                { "version": "2.0", "functionTimeout": "%s",
                  "extensions": { "http": { "routePrefix": "api"%s }, "queues": { %s } } }
                """.formatted(timeout, http, queues));
    }

    SampleApp http(String name, String route, String methods, String authLevel) {
        return function(name, SampleFunctions.class.getName() + "." + name, """
                { "type": "httpTrigger", "direction": "in", "name": "request",
                  "route": "%s", "methods": [ %s ], "authLevel": "%s" },
                { "type": "http", "direction": "out", "name": "$return" }
                """.formatted(route, methods, authLevel));
    }

    SampleApp queue(String name, String queue) {
        return function(name, SampleFunctions.class.getName() + "." + name, """
                { "type": "queueTrigger", "direction": "in", "name": "message",
                  "queueName": "%s", "connection": "AzureWebJobsStorage" }
                """.formatted(queue));
    }

    SampleApp timer(String name, String schedule) {
        return function(name, SampleFunctions.class.getName() + "." + name, """
                { "type": "timerTrigger", "direction": "in", "name": "timer", "schedule": "%s" }
                """.formatted(schedule));
    }

    SampleApp function(String name, String entryPoint, String bindings) {
        return write(folder.resolve(name).resolve("function.json"), """
                { "scriptFile": "../virtual-visits.jar", "entryPoint": "%s", "bindings": [ %s ] }
                """.formatted(entryPoint, bindings));
    }

    LocalHostBuilder host(SampleFunctions.Work work) {
        return LocalHost.builder(folder).instances(type -> new SampleFunctions(work));
    }

    /** A host whose queue and timer functions do nothing. */
    LocalHostBuilder host() {
        return host((input, dequeueCount, context) -> {});
    }

    private SampleApp write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
