package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.util.Set;

/** What makes a function run. */
sealed interface Trigger {

    /** A request; an empty set of methods means every method. */
    record Http(String route, Set<String> methods, AuthorizationLevel access) implements Trigger {}

    /** A message on a storage queue. */
    record Queue(String queue) implements Trigger {}

    /** A moment named by a six-field NCRONTAB expression, UTC. */
    record Timer(String schedule) implements Trigger {}

    /** The word function.json uses for it. */
    default String type() {
        return switch (this) {
            case Http ignored -> "httpTrigger";
            case Queue ignored -> "queueTrigger";
            case Timer ignored -> "timerTrigger";
        };
    }
}
