package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import org.virtualvisits.core.visit.Queues;

/**
 * The slow lane's queue doors (docs/adr/0015): the same work as {@link ReconcileFunctions}, for a clinic that has more of it
 * than its share. What follows from it stays in this lane.
 */
public final class BulkFunctions {

    private static final String STORAGE = "AzureWebJobsStorage";

    private final ReconcileFunctions bulk;

    /**
     * Keeps the doors it hands messages to.
     *
     * @param bulk over use cases that ask for what follows in the slow lane
     */
    public BulkFunctions(ReconcileFunctions bulk) {
        this.bulk = bulk;
    }

    /** Brings a visit in line. */
    @FunctionName("reconcile-visit-bulk")
    public void reconcile(
            @QueueTrigger(name = "message", queueName = Queues.RECONCILE_VISIT_BULK, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        bulk.reconcile(message, context);
    }

    /** Sends a notice. */
    @FunctionName("send-notice-bulk")
    public void send(
            @QueueTrigger(name = "message", queueName = Queues.SEND_NOTICE_BULK, connection = STORAGE) String message,
            ExecutionContext context) {
        bulk.send(message, context);
    }
}
