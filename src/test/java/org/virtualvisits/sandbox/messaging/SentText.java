package org.virtualvisits.sandbox.messaging;

import java.time.Instant;

/**
 * A text message that a service took.
 *
 * @param id the service's own name for it
 * @param key what the sender names it by
 */
public record SentText(String id, String key, String from, String to, String body, Instant at) {}
