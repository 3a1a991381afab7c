package org.virtualvisits.sandbox.graph;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Form;

/** The applications and service principals of the simulated tenant; may be changed while the simulator runs. */
public final class ApplicationStore {

    private final ConcurrentSkipListMap<String, SimulatedApplication> applications = new ConcurrentSkipListMap<>();
    private volatile Duration propagation = Duration.ofSeconds(30);

    /**
     * How long after its addition the login service knows a secret. Entra does not say how long that takes; it is seconds
     * or minutes.
     */
    public void propagation(Duration duration) {
        propagation = duration;
    }

    Duration propagation() {
        return propagation;
    }

    /** Adds one, or replaces that of the same object id. */
    public void put(SimulatedApplication application) {
        applications.put(application.objectId(), application);
    }

    public void remove(String objectId) {
        applications.remove(objectId);
    }

    public Optional<SimulatedApplication> find(String objectId) {
        return Optional.ofNullable(applications.get(objectId));
    }

    /** All of one collection, in the order in which Graph pages through them. */
    public List<SimulatedApplication> all(Form form) {
        return applications.values().stream()
                .filter(application -> application.form() == form)
                .toList();
    }
}
