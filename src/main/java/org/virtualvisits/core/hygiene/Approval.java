package org.virtualvisits.core.hygiene;

import java.time.Instant;

/**
 * That somebody lets a rule set do more than count.
 *
 * @param by who answers for it, by name
 * @param digest of the rule set they saw; any other content is not approved
 */
public record Approval(String by, Instant at, String digest) {}
