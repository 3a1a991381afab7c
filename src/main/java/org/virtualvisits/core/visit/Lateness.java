package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;

/**
 * That the clinician of a visit is late, as staff said.
 *
 * @param start of the visit it was said of: it means nothing to a visit that has moved
 * @param by how late
 */
public record Lateness(Instant start, Duration by, Instant said) {}
