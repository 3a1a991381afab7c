package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.retention.ForgottenVisits;
import org.virtualvisits.core.retention.ForgottenVisitsContract;
import org.virtualvisits.core.visit.Visits;

final class InMemoryForgottenVisitsTest extends ForgottenVisitsContract {

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryTraces traces = new InMemoryTraces();

    @Override
    protected ForgottenVisits forgotten() {
        return new InMemoryForgottenVisits(visits, traces);
    }

    @Override
    protected Visits visits() {
        return visits;
    }

    @Override
    protected Traces traces() {
        return traces;
    }
}
