package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableServiceClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.adapters.table.TableHealths;
import org.virtualvisits.adapters.table.TableLines;
import org.virtualvisits.adapters.table.Tables;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.node.Azurite;

/**
 * Many mails of one mailbox at once, by several instances that share nothing but the table: Graph, which counts by itself,
 * sees none of its limits exceeded. The test plays the queue, with time that jumps to the next message.
 */
final class FloodOfMailsTest {

    private static final int MAILS = 200;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T09:00:00Z"));
    private final InstantSource clock = now::get;
    private final GraphSimulator graph = GraphSimulator.start(clock, 0);
    private final ExecutorService threads = Executors.newFixedThreadPool(12);
    private final String name = "flood" + Long.toString(System.nanoTime(), 36);
    private final String mailbox = name + "@example.nhs.uk";

    @AfterEach
    void close() {
        threads.shutdownNow();
        graph.close();
    }

    @Test
    void threeInstancesSendTwoHundredMailsOfOneMailboxWithinItsLimits() throws Exception {
        graph.limits(Limits.REAL);
        graph.latency(Duration.ofMillis(20));
        graph.tenant().applicationPermissions(Set.copyOf(Permissions.DECLARED));
        graph.tenant().put(SimulatedGraph.user("44444444-4444-4444-8444-444444444444", name, Mailbox.SHARED, false));
        List<Dispatch> instances =
                IntStream.range(0, 3).mapToObj(each -> instance()).toList();
        Instant begin = now.get();

        int asked = play(instances);

        assertThat(graph.violations()).isEmpty();
        assertThat(graph.sentMail()).hasSize(MAILS);
        assertThat(graph.requests())
                .as("draft, mark and send, and not one more for having waited")
                .hasSize(3 * MAILS);
        assertThat(asked).isLessThanOrEqualTo(3 * MAILS);
        assertThat(Duration.between(begin, now.get())).isLessThan(Duration.ofMinutes(12));
    }

    /** Hands every message out when it is due, those of the same second at once; returns how often any was. */
    private int play(List<Dispatch> instances) throws InterruptedException, ExecutionException {
        var queue = new PriorityQueue<>(Comparator.comparing(Waiting::due));
        IntStream.range(0, MAILS).forEach(mail -> queue.add(new Waiting(mail, now.get(), Optional.empty())));
        int asked = 0;
        while (!queue.isEmpty()) {
            if (queue.element().due().isAfter(now.get())) {
                now.set(queue.element().due());
            }
            var due = new ArrayList<Callable<Optional<Waiting>>>();
            while (!queue.isEmpty() && due.size() < 12 && !queue.element().due().isAfter(now.get())) {
                Waiting next = queue.remove();
                due.add(() -> sent(instances.get(next.mail() % instances.size()), next));
            }
            asked += due.size();
            for (Future<Optional<Waiting>> one : threads.invokeAll(due)) {
                one.get().ifPresent(queue::add);
            }
        }
        return asked;
    }

    private Optional<Waiting> sent(Dispatch instance, Waiting mail) {
        var letter = Letters.of(
                "v0123456789abcdefghjkmnpqr-%06d-email-p1".formatted(mail.mail()),
                mailbox,
                "Clinic",
                "reader" + mail.mail() + "@example.org",
                "Video visit",
                "en",
                Optional.empty());
        return switch (instance.mail(letter, false, new Turns.Wish(mail.place(), Instant.MAX))) {
            case Delivery.Accepted accepted -> Optional.empty();
            case Delivery.Placed(var at) -> Optional.of(new Waiting(mail.mail(), at, Optional.of(at)));
            case Delivery.Later(var after, var why) ->
                Optional.of(new Waiting(mail.mail(), now.get().plus(after), Optional.empty()));
            case Delivery.Refused refused -> throw new AssertionError(refused);
            case Delivery.Barred barred -> throw new AssertionError(barred);
        };
    }

    private Dispatch instance() {
        var tables = new TableServiceClientBuilder()
                .connectionString(Azurite.shared().connectionString())
                .buildClient();
        Tables.createIfMissing(tables);
        var pace = new Pace(new Pace.Ports(new TableLines(tables), new TableHealths(tables)), clock, Measures.NONE);
        var endpoint = new GraphClients.Endpoint(graph.baseUrl(), "https://graph.microsoft.com/.default");
        var client = GraphClients.connect(
                endpoint, SimulatedGraph.credential(), GraphClients.CALL_LIMIT, SimulatedGraph.ids(), exchange -> {});
        var mails = new GraphMail(client, InviteForm.INLINE, SimulatedGraph.APP, clock);
        var messenger = Messenger.of(
                (text, perhapsSent) -> {
                    throw new AssertionError("no texts here");
                },
                mails);
        return new Dispatch(messenger, pace.turns(), pace.texts(), pace.mails(), Measures.NONE);
    }

    private record Waiting(int mail, Instant due, Optional<Instant> place) {}
}
