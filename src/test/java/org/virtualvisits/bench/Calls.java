package org.virtualvisits.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.host.AzureHostQueues;
import org.virtualvisits.sandbox.host.HostQueues;
import org.virtualvisits.sandbox.node.Azurite;

/** Counts what one visit asks of storage, Graph and the SMS carrier, step by step, beside the floor's own count. */
final class Calls {

    private static final Duration HIDDEN = Duration.ofMinutes(10);

    private final Azurite azurite;
    private final RawCalls raw = new RawCalls();
    private final List<Step> steps = new ArrayList<>();

    Calls(Azurite azurite) {
        this.azurite = azurite;
    }

    /**
     * A step of a visit.
     *
     * @param storage requests of the product
     * @param cloud requests of the product, to Graph and the SMS carrier
     * @param storageFloor requests of the floor
     * @param cloudFloor requests of the floor, to Graph and the SMS carrier
     */
    record Step(String name, int storage, int cloud, int storageFloor, int cloudFloor) {}

    /** Counts the second visit of an app: the first also reads the configuration, which is then remembered for a minute. */
    List<Step> counted() throws IOException {
        try (var tables = new CountingForwarder(azurite.tableEndpoint());
                var queues = new CountingForwarder(azurite.queueEndpoint());
                LocalWorld world = RunningWorld.takingWebhooksOnly(0, through(tables, queues))) {
            var ehr = new ExampleEhr(world.baseUrl(), world.clock()::instant);
            var floor = new Floor(new RawStorage(raw, RawStorage.Place.of(azurite))).prepared();
            var cloud =
                    new RawCloud(raw, world.graph().baseUrl(), world.carrier().baseUrl());
            for (String visit : List.of("first", "second")) {
                steps.clear();
                visit(visit, world, ehr, floor, cloud, () -> tables.count() + queues.count());
            }
        }
        return List.copyOf(steps);
    }

    private String through(CountingForwarder tables, CountingForwarder queues) {
        return azurite.connectionString()
                .replace(azurite.tableEndpoint().toString(), tables.address().toString())
                .replace(azurite.queueEndpoint().toString(), queues.address().toString());
    }

    private void visit(String id, LocalWorld world, ExampleEhr ehr, Floor floor, RawCloud cloud, IntSupplier storage) {
        HostQueues queues = new AzureHostQueues(azurite.connectionString());
        Instant start = world.clock().instant().plus(Duration.ofDays(40));
        step(
                "webhook accepted",
                world,
                storage,
                0,
                () -> Bench.accepted(ehr.book(id, start, "en")),
                () -> floor.accept(id));
        for (HostQueues.Received message : queues.receive(Queues.RECONCILE_VISIT, 2, HIDDEN)) {
            step(
                    "reconciled",
                    world,
                    storage,
                    2,
                    () -> run(world, Queues.RECONCILE_VISIT, message),
                    () -> floor.reconcile(cloud, id));
        }
        for (HostQueues.Received message : queues.receive(Queues.SEND_NOTICE, 8, HIDDEN)) {
            boolean sms = message.body().contains("-sms-");
            step(
                    sms ? "text sent" : "mail sent",
                    world,
                    storage,
                    sms ? 1 : 2,
                    () -> run(world, Queues.SEND_NOTICE, message),
                    sms
                            ? () -> floor.text(cloud, id, "+447700900001")
                            : () -> floor.mail(cloud, id, "floor@example.org"));
        }
    }

    private static void run(LocalWorld world, String function, HostQueues.Received message) {
        if (!world.host().invoke(function, message.body())) {
            throw new IllegalStateException(function + " failed");
        }
    }

    private void step(
            String name, LocalWorld world, IntSupplier storage, int cloudFloor, Runnable product, Runnable floor) {
        int storageBefore = storage.getAsInt();
        int cloudBefore = cloud(world);
        product.run();
        int storageCalls = storage.getAsInt() - storageBefore;
        int cloudCalls = cloud(world) - cloudBefore;
        int rawBefore = raw.count();
        floor.run();
        steps.add(new Step(name, storageCalls, cloudCalls, raw.count() - rawBefore - cloudFloor, cloudFloor));
    }

    private static int cloud(LocalWorld world) {
        return world.graph().requests().size() + world.carrier().messages().size();
    }
}
