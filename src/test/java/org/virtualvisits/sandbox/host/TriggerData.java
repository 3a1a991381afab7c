package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.Map;

/**
 * What one invocation is given.
 *
 * @param payload the {@link HttpPayload}, the queue message's text or the timer's JSON
 * @param metadata what {@code @BindingName} may ask for: route parameters, or facts about a queue message
 */
record TriggerData(Object payload, Map<String, Object> metadata, ExecutionContext context) {}
