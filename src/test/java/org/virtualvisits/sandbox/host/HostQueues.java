package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the storage queues behind queue triggers, as far as the host needs them. A queue comes into being by the first
 * send; one that does not exist reads as empty. Bodies are the raw text of the message, whatever its encoding.
 */
public interface HostQueues {

    /** What the host adds to a queue's name to get the queue of its poisoned messages. */
    String POISON = "-poison";

    /** Takes up to {@code max} (1 to 32) visible messages and hides them for that long, at least a second. */
    List<Received> receive(String queue, int max, Duration hidden);

    /**
     * Hides a message for that long from now on; zero shows it at once.
     *
     * @return the message with its new pop receipt, or nothing if it is no longer held by the one given
     */
    Optional<Received> extend(String queue, Received message, Duration hidden);

    /** Removes a message for good; false if the pop receipt no longer holds it. */
    boolean delete(String queue, Received message);

    /** Adds a message that becomes visible after that long. */
    void send(String queue, String body, Duration hidden);

    /** Adds a copy to the queue's poison queue; the original stays. */
    default void sendToPoison(String queue, Received message) {
        send(queue + POISON, message.body(), Duration.ZERO);
    }

    /** How many messages the queue holds, hidden ones included. */
    long approximateCount(String queue);

    /** The bodies of up to {@code max} (1 to 32) visible messages, left as they are. */
    List<String> peek(String queue, int max);

    /** A message taken from a queue; the pop receipt proves the taking. */
    record Received(
            String id,
            String popReceipt,
            String body,
            long dequeueCount,
            Instant inserted,
            Instant expires,
            Instant visible) {}
}
