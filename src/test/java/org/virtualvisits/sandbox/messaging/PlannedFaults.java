package org.virtualvisits.sandbox.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults planned now, and how often each has struck. */
final class PlannedFaults {

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(CarrierFault fault, AtomicInteger struck) {

        boolean usedUp() {
            return fault.times() > 0 && struck.get() >= fault.times();
        }
    }

    synchronized void plan(CarrierFault fault) {
        planned.removeIf(Planned::usedUp); // a long run plans thousands
        planned.add(new Planned(fault, new AtomicInteger()));
    }

    synchronized void clear() {
        planned.clear();
    }

    /** Takes the fault that strikes a request now, if any. */
    synchronized Optional<CarrierFault> strike(Instant now) {
        Optional<Planned> first = planned.stream()
                .filter(each -> !each.usedUp() && each.fault().strikesAt(now))
                .findFirst();
        first.ifPresent(each -> each.struck().incrementAndGet());
        return first.map(Planned::fault);
    }
}
