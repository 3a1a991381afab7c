package org.virtualvisits.adapters.queue;

import com.azure.core.exception.AzureException;
import com.azure.storage.queue.QueueServiceClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Stores;

/**
 * {@link Stores} of messages: whether each queue answers. A message put there would run a function, so none is; that the app
 * may write shows in the run itself, which goes on through a queue.
 */
public final class QueueStores implements Stores {

    private final QueueServiceClient service;

    /** Keeps the client. */
    public QueueStores(QueueServiceClient service) {
        this.service = service;
    }

    @Override
    public Look look() {
        List<Finding> findings = new ArrayList<>();
        QueueWakeups.names().forEach(queue -> {
            try {
                service.getQueueClient(queue).getProperties();
            } catch (AzureException | UncheckedIOException outOfReach) {
                findings.add(new Finding(Defect.QUEUE_UNREACHABLE, queue));
            }
        });
        return new Look(findings, Optional.empty());
    }
}
