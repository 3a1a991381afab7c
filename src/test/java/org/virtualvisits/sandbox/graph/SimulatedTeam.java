package org.virtualvisits.sandbox.graph;

import java.time.Instant;
import java.util.List;

/** A team of the simulated tenant, by its group. */
public record SimulatedTeam(String group, List<String> owners, Instant renewed) {

    /** Keeps its own copy. */
    public SimulatedTeam {
        owners = List.copyOf(owners);
    }
}
