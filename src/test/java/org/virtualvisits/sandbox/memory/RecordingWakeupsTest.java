package org.virtualvisits.sandbox.memory;

import java.util.List;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.core.visit.WakeupsContract;
import org.virtualvisits.sandbox.memory.RecordingWakeups.Request;

final class RecordingWakeupsTest extends WakeupsContract {

    private final RecordingWakeups wakeups = new RecordingWakeups();

    @Override
    protected Wakeups wakeups() {
        return wakeups;
    }

    @Override
    protected Wakeups outOfReach() {
        var none = new RecordingWakeups();
        none.reachable(false);
        return none;
    }

    @Override
    protected List<Asked> ready() {
        return wakeups.drain().stream()
                .filter(request -> request.after().isZero())
                .map(request -> switch (request) {
                    case Request.Reconcile(var change, var attempt, var after, var cause) ->
                        new Asked("reconcile", change.visit(), change.key(), attempt, cause.correlation());
                    case Request.Send(var visit, var notice, var attempt, var after, var cause) ->
                        new Asked("send", visit, notice.value(), attempt, cause.correlation());
                })
                .toList();
    }
}
