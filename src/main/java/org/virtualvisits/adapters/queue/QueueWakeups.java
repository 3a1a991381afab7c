package org.virtualvisits.adapters.queue;

import com.azure.core.exception.AzureException;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Wakeups;

/**
 * {@link Wakeups} over Azure Queue Storage: one small JSON text a request, ids only (V8), hidden until it is due. A queue
 * that is out of reach keeps nothing, and says so; how long that takes to find out is the client's own policy, so a
 * client used behind a webhook is built with short timeouts. Thread-safe.
 */
public final class QueueWakeups implements Wakeups {

    /** The longest a message can be hidden (Put Message, visibilitytimeout); what comes early only looks once more. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(7);

    /** A request for a visit weeks ahead must not be dropped by a queue that nobody reads for a week. */
    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    private final System.Logger log = System.getLogger(QueueWakeups.class.getName());
    private final QueueClient visits;
    private final QueueClient notices;
    private final Optional<Wakeups> bulk;

    /** Keeps the client, whose own policy decides about retries; it must not encode messages, which is its default. */
    public QueueWakeups(QueueServiceClient service) {
        this(
                service.getQueueClient(Queues.RECONCILE_VISIT),
                service.getQueueClient(Queues.SEND_NOTICE),
                Optional.of(new QueueWakeups(
                        service.getQueueClient(Queues.RECONCILE_VISIT_BULK),
                        service.getQueueClient(Queues.SEND_NOTICE_BULK),
                        Optional.empty())));
    }

    QueueWakeups(QueueClient visits, QueueClient notices, Optional<Wakeups> bulk) {
        this.visits = visits;
        this.notices = notices;
        this.bulk = bulk;
    }

    /** Creates the queues that do not exist; infra/ does so in Azure, where the app itself needs no such right. */
    public static void createIfMissing(QueueServiceClient service) {
        names().forEach(queue -> service.getQueueClient(queue).createIfNotExists());
    }

    /** Every queue of the product, without those for poison. */
    static Stream<String> names() {
        return Stream.concat(
                Queues.ALL.stream(),
                Stream.of(
                        SweepCalls.START_SWEEP,
                        SweepCalls.SWEEP_MAILBOX,
                        ReadinessCalls.CHECK_READINESS,
                        CallbackCalls.TAKE_CALLBACK));
    }

    @Override
    public boolean reconcile(Unsettled.Change change, int attempt, Duration after, Cause cause) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("visit", change.visit().value())
                .put("change", change.key())
                .put("attempt", attempt)
                .put("correlation", cause.correlation());
        return isKept(visits, message, after);
    }

    @Override
    public boolean send(VisitId visit, NoticeId notice, int attempt, Duration after, Cause cause) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("visit", visit.value())
                .put("notice", notice.value())
                .put("attempt", attempt)
                .put("correlation", cause.correlation());
        return isKept(notices, message, after);
    }

    @Override
    public int waiting() {
        try {
            long all = visits.getPropertiesWithResponse(null, Context.NONE)
                    .getValue()
                    .getApproximateMessagesCountLong();
            return Math.clamp(all, 0, Integer.MAX_VALUE);
        } catch (AzureException | UncheckedIOException e) {
            log.log(System.Logger.Level.WARNING, "queue {0} is out of reach: {1}", visits.getQueueName(), kind(e));
            return 0;
        }
    }

    @Override
    public Wakeups bulk() {
        return bulk.orElse(this);
    }

    private boolean isKept(QueueClient queue, ObjectNode message, Duration after) {
        try {
            queue.sendMessageWithResponse(message.toString(), delay(after), NEVER_EXPIRES, null, Context.NONE);
            return true;
        } catch (AzureException | UncheckedIOException e) {
            // Whoever asked goes on, so this is the only trace. No message: the SDK's quotes what the service answered.
            log.log(System.Logger.Level.WARNING, "queue {0} is out of reach: {1}", queue.getQueueName(), kind(e));
            return false;
        }
    }

    /** Whole seconds, rounded up: what comes a moment early would find that it is not due. */
    private static Duration delay(Duration after) {
        if (after.compareTo(LONGEST_DELAY) > 0) {
            return LONGEST_DELAY;
        }
        return after.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(after.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private static String kind(RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }
}
