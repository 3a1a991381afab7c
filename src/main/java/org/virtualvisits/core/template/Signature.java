package org.virtualvisits.core.template;

import java.time.Instant;

/**
 * Who did something to a template, and when.
 *
 * @param by the person's name, as they gave it
 * @param token under what name the bearer of their token stands in audits
 */
public record Signature(String by, String token, Instant at) {}
