package org.virtualvisits.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.virtualvisits.sandbox.RemoteStorage;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedUser;
import org.virtualvisits.sandbox.host.AzureHostQueues;
import org.virtualvisits.sandbox.host.HostQueues;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;

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

    /** What the storage and the host are made for. */
    enum Wear {
        /** To be killed at any time: storage on disk, and a host that starts fast. */
        CRASHES,
        /** To work for long: storage in memory, and a host that is compiled as well as it can be. */
        LOAD
    }

    /**
     * Starts all of it but the host.
     *
     * @param clinics how many of each kind, and mailboxes and clinicians
     * @param longestDelay the longest that a queue message waits, whatever it asks for
     * @param lost of every hundred queue messages, how many are lost
     * @param wear what it is made for
     * @param log where the host's output goes
     */
    Surroundings(
            int clinics,
            Carrier.Kind kind,
            Limits limits,
            Set<Guard> off,
            Duration longestDelay,
            int lost,
            Wear wear,
            Path log) {
        this.folder = temporary();
        this.azurite = (wear == Wear.LOAD ? Azurite.startInMemoryIfPossible(folder) : Azurite.startIfPossible(folder))
                .orElseThrow(() -> new IllegalStateException("this needs Azurite: " + NodeTools.whyMissing()));
        this.carrier = Carrier.start(kind, clock);
        graph.limits(limits);
        LocalWorld.people(graph);
        for (int i = 0; i < clinics; i++) {
            graph.tenant().put(user("c", i, Mailbox.SHARED, false));
            graph.tenant().put(user("d", i, Mailbox.USER, true));
        }
        RemoteStorage.prepare(azurite.connectionString());
        int port = FreePort.find();
        var environment = new HashMap<String, String>(LocalWorld.environment(graph, port));
        environment.put("AzureWebJobsStorage", azurite.connectionString());
        environment.putAll(carrier.settings());
        this.ports = LocalWorld.ports(Settings.from(environment), clock);
        this.queues = new AzureHostQueues(azurite.connectionString());
        this.host = new KillableHost(Map.copyOf(environment), port, off, longestDelay, lost, wear, log);
        new ConfigureOrganisation(ports.organisations()).replace(ConfigurationJson.load(organisation(clinics)));
    }

    /** The example organisation, with more clinics and clinicians, and one source more. */
    private static String organisation(int clinics) {
        try {
            var organisation = (ObjectNode) MAPPER.readTree(LocalWorld.resource("organisation.json"));
            JsonNode examples = organisation.path("clinics").deepCopy();
            for (int i = 0; i < clinics; i++) {
                clinic(organisation, (ObjectNode) examples.get(0).deepCopy(), "own" + i, i);
                clinic(organisation, (ObjectNode) examples.get(1).deepCopy(), "shared" + i, i);
                ObjectNode clinician = organisation.withArray("clinicians").addObject();
                clinician
                        .put("id", "d" + i)
                        .put("displayName", "Dr Number " + i)
                        .put("objectId", objectId("d", i))
                        .putArray("identifiers")
                        .add("Practitioner/d" + i);
            }
            organisation
                    .withArray("sources")
                    .addObject()
                    .put("id", "dated")
                    .put("name", "Example EHR without version numbers")
                    .put("clinic", "riverside")
                    .putArray("tokens")
                    .add(Digest.sha256Hex(DATED_TOKEN));
            return organisation.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void clinic(ObjectNode organisation, ObjectNode example, String id, int mailbox) {
        example.put("id", id).put("sender", address("c", mailbox));
        example.putArray("identifiers").add("Location/" + id);
        organisation.withArray("clinics").add(example);
    }

    private static SimulatedUser user(String kind, int number, Mailbox mailbox, boolean policy) {
        String address = address(kind, number);
        return new SimulatedUser(objectId(kind, number), address, address, address, true, mailbox, policy);
    }

    private static String address(String kind, int number) {
        return kind + number + "@springfield.example";
    }

    private static String objectId(String kind, int number) {
        return "7d1f0000-0000-4000-8000-0000000%s%04x".formatted(kind, number);
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
