package org.virtualvisits.core.pace;

import java.util.Optional;

/** Port: where it is kept how services do, for all instances. Every write names the version it replaces. */
public interface Healths {

    /** What is known of a service; empty if nothing is. */
    Optional<Stored> find(String service);

    /**
     * Writes it over exactly the version that was read.
     *
     * @param over empty if there was none
     * @return whether it was written; false if somebody else was first
     */
    boolean write(String service, Health health, Optional<String> over);

    /** With its version. */
    record Stored(Health health, String version) {}
}
