package org.virtualvisits.sandbox.graph;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A fault that has struck one request.
 *
 * @param cleared opens when the plans that were in force then are cleared
 */
record Strike(FaultPlan plan, CountDownLatch cleared) {

    boolean onlyDelays() {
        return plan.status() == 0;
    }

    boolean preventsEffect() {
        return !onlyDelays() && plan.moment() == FaultPlan.Moment.BEFORE_EFFECT;
    }

    void delay() throws InterruptedException {
        Latency.await(plan.latencyMillis());
    }

    /** What the caller gets, or nothing where the connection is closed. A request that hangs is held here. */
    Optional<Answer> answer(Function<GraphError, Answer> refusal) throws InterruptedException {
        return switch (plan.body()) {
            case JSON -> Optional.of(withRetryAfter(refusal.apply(FaultText.of(plan.status()))));
            case EMPTY -> Optional.of(withRetryAfter(Answer.empty(plan.status())));
            case HTML -> Optional.of(withRetryAfter(Answer.html(plan.status(), FaultText.page(plan.status()))));
            case DROP_CONNECTION -> Optional.empty();
            case HANG -> {
                cleared.await();
                yield Optional.empty();
            }
        };
    }

    private Answer withRetryAfter(Answer answer) {
        return plan.retryAfter() == null ? answer : answer.with("Retry-After", plan.retryAfter());
    }
}
