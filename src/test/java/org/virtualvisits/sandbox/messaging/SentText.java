package org.virtualvisits.sandbox.messaging;

import java.time.Instant;

/**
 * A text message that a simulated carrier took.
 *
 * @param key the sender's own name for it: the tag, or the reference
 * @param at when, on the simulator's clock
 * @param providerId the carrier's name for it
 */
public record SentText(String key, String from, String to, String body, Instant at, String providerId) {}
