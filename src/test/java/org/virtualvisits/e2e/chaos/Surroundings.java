package org.virtualvisits.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.virtualvisits.App;
import org.virtualvisits.Settings;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.functions.ConfigurationJson;
import org.virtualvisits.sandbox.FreePort;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.host.HostQueues;
import org.virtualvisits.sandbox.host.AzureHostQueues;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;
import org.virtualvisits.sandbox.RemoteStorage;

/** Everything around the host that outlives it: storage, Graph, the carrier, and the time. */
final class Surroundings implements AutoCloseable {

    /** The bearer token of the source {@code dated}. */
    static final String DATED_TOKEN = "dated-chaos-token-with-many-characters";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final GraphSimulator graph = GraphSimulator.start(clock, 0);
    private final Path folder;
    private final Azurite azurite;
    private final Carrier carrier;
    private final KillableHost host;
    private final App.Ports ports;
    private final HostQueues queues;

    /**
     * Starts all of it but the host.
     *
     * @param organisation the configuration of all who take part
     * @param longestDelay the longest that a queue message waits, whatever it asks for
     * @param log where the host's output goes
     */
    Surroundings(
            ObjectNode organisation,
            Carrier.Kind kind,
            Limits limits,
            Set<Guard> off,
            Duration longestDelay,
            Path log) {
        this.folder = temporary();
        this.azurite = Azurite.startIfPossible(folder)
                .orElseThrow(() -> new IllegalStateException("this needs Azurite: " + NodeTools.whyMissing()));
        this.carrier = Carrier.start(kind, clock);
        graph.limits(limits);
        LocalWorld.people(graph);
        RemoteStorage.prepare(azurite.connectionString());
        int port = FreePort.find();
        var environment = new HashMap<String, String>(LocalWorld.environment(graph, port));
        environment.put("AzureWebJobsStorage", azurite.connectionString());
        environment.putAll(carrier.settings());
        this.ports = LocalWorld.ports(Settings.from(environment), clock);
        this.queues = new AzureHostQueues(azurite.connectionString());
        this.host = new KillableHost(Map.copyOf(environment), port, off, longestDelay, log);
        new ConfigureOrganisation(ports.organisations()).replace(ConfigurationJson.load(organisation.toString()));
    }

    /** The example organisation, with one source more. */
    static ObjectNode organisation() {
        try {
            var organisation = (ObjectNode) MAPPER.readTree(LocalWorld.resource("organisation.json"));
            organisation
                    .withArray("sources")
                    .addObject()
                    .put("id", "dated")
                    .put("name", "Example EHR without version numbers")
                    .put("clinic", "riverside")
                    .putArray("tokens")
                    .add(Digest.sha256Hex(DATED_TOKEN));
            return organisation;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    MovableClock clock() {
        return clock;
    }

    GraphSimulator graph() {
        return graph;
    }

    Azurite azurite() {
        return azurite;
    }

    Carrier carrier() {
        return carrier;
    }

    KillableHost host() {
        return host;
    }

    /** The same storage as the host's, through adapters of the test's own. */
    App.Ports ports() {
        return ports;
    }

    HostQueues queues() {
        return queues;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("virtual-visits-chaos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        host.close();
        graph.close();
        carrier.close();
        azurite.kill();
        RemoteStorage.delete(folder);
    }
}
