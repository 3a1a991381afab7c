package org.virtualvisits.sandbox.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults planned now, and how often each may still strike. */
final class Faults {

    private final List<Planned> planned = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    private record Planned(FaultPlan plan, AtomicInteger struck) {

        boolean usedUp() {
            return plan.times() > 0 && struck.get() >= plan.times();
        }
    }

    synchronized void plan(FaultPlan plan) {
        planned.removeIf(Planned::usedUp); // a long run plans thousands
        planned.add(new Planned(plan, new AtomicInteger()));
    }

    /** Forgets every plan and lets go of the requests that hang. */
    synchronized void clear() {
        planned.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** The plans that can still strike, with the times they have left. */
    synchronized List<FaultPlan> remaining() {
        return planned.stream()
                .filter(each -> !each.usedUp())
                .map(each -> each.plan().times() == 0
                        ? each.plan()
                        : each.plan().times(each.plan().times() - each.struck().get()))
                .toList();
    }

    /** Takes the plan that strikes this request, if any. */
    synchronized Optional<Strike> strike(String method, String path, Instant now) {
        Optional<Planned> first = planned.stream()
                .filter(each -> !each.usedUp() && each.plan().matches(method, path, now))
                .findFirst();
        first.ifPresent(each -> each.struck().incrementAndGet());
        return first.map(each -> new Strike(each.plan(), cleared));
    }
}
