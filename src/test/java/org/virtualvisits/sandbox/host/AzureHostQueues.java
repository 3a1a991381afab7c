package org.virtualvisits.sandbox.host;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import com.azure.storage.queue.models.UpdateMessageResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link HostQueues} in Azure storage, or in Azurite. Bodies go over the wire as they are. */
public final class AzureHostQueues implements HostQueues {

    private final QueueServiceClient service;

    /** Queues of the account that this connection string names. */
    public AzureHostQueues(String connectionString) {
        this.service = new QueueServiceClientBuilder()
                .connectionString(connectionString)
                .messageEncoding(QueueMessageEncoding.NONE)
                .buildClient();
    }

    @Override
    public List<Received> receive(String queue, int max, Duration hidden) {
        return unlessRefused(
                () -> client(queue).receiveMessages(max, hidden, null, Context.NONE).stream()
                        .map(AzureHostQueues::received)
                        .toList(),
                List.of());
    }

    @Override
    public Optional<Received> extend(String queue, Received message, Duration hidden) {
        return unlessRefused(
                () -> {
                    UpdateMessageResult updated =
                            client(queue).updateMessage(message.id(), message.popReceipt(), message.body(), hidden);
                    return Optional.of(new Received(
                            message.id(),
                            updated.getPopReceipt(),
                            message.body(),
                            message.dequeueCount(),
                            message.inserted(),
                            message.expires(),
                            updated.getTimeNextVisible().toInstant()));
                },
                Optional.empty());
    }

    @Override
    public boolean delete(String queue, Received message) {
        return unlessRefused(
                () -> {
                    client(queue).deleteMessage(message.id(), message.popReceipt());
                    return true;
                },
                false);
    }

    @Override
    public void send(String queue, String body, Duration hidden) {
        try {
            client(queue).sendMessageWithResponse(body, hidden, null, null, Context.NONE);
        } catch (QueueStorageException e) {
            if (e.getStatusCode() != 404) {
                throw e;
            }
            client(queue).createIfNotExists();
            client(queue).sendMessageWithResponse(body, hidden, null, null, Context.NONE);
        }
    }

    @Override
    public long approximateCount(String queue) {
        return unlessRefused(() -> client(queue).getProperties().getApproximateMessagesCountLong(), 0L);
    }

    @Override
    public List<String> peek(String queue, int max) {
        return unlessRefused(
                () -> client(queue).peekMessages(max, null, Context.NONE).stream()
                        .map(message -> message.getBody().toString())
                        .toList(),
                List.of());
    }

    private QueueClient client(String queue) {
        return service.getQueueClient(queue);
    }

    private static Received received(QueueMessageItem item) {
        return new Received(
                item.getMessageId(),
                item.getPopReceipt(),
                item.getBody().toString(),
                item.getDequeueCount(),
                item.getInsertionTime().toInstant(),
                item.getExpirationTime().toInstant(),
                item.getTimeNextVisible().toInstant());
    }

    // No such queue or message, or a pop receipt that no longer holds it (400 PopReceiptMismatch).
    private static <T> T unlessRefused(Supplier<T> call, T otherwise) {
        try {
            return call.get();
        } catch (QueueStorageException e) {
            if (e.getStatusCode() == 404
                    || "PopReceiptMismatch".equals(e.getErrorCode().toString())) {
                return otherwise;
            }
            throw e;
        }
    }
}
