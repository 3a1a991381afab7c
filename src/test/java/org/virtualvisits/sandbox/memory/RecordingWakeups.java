package org.virtualvisits.sandbox.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Wakeups;

/** {@link Wakeups} that only remembers what it was asked, in order; the test plays the queue. Thread-safe. */
public final class RecordingWakeups implements Wakeups {

    private final List<Request> requests = new ArrayList<>();
    private final List<Request> inBulk = new ArrayList<>();
    private boolean reachable = true;

    @Override
    public boolean reconcile(Unsettled.Change change, int attempt, Duration after, Cause cause) {
        return keep(new Request.Reconcile(change, attempt, after, cause));
    }

    @Override
    public boolean send(VisitId visit, NoticeId notice, int attempt, Duration after, Cause cause) {
        return keep(new Request.Send(visit, notice, attempt, after, cause));
    }

    @Override
    public Wakeups bulk() {
        return new Wakeups() {
            @Override
            public boolean reconcile(Unsettled.Change change, int attempt, Duration after, Cause cause) {
                return keepInBulk(new Request.Reconcile(change, attempt, after, cause));
            }

            @Override
            public boolean send(VisitId visit, NoticeId notice, int attempt, Duration after, Cause cause) {
                return keepInBulk(new Request.Send(visit, notice, attempt, after, cause));
            }

            @Override
            public int waiting() {
                return waitingIn(true);
            }

            @Override
            public Wakeups bulk() {
                return this;
            }
        };
    }

    @Override
    public int waiting() {
        return waitingIn(false);
    }

    private synchronized int waitingIn(boolean slow) {
        return (int) (reachable ? requests : List.<Request>of())
                .stream()
                        .filter(request -> request instanceof Request.Reconcile && inBulk.contains(request) == slow)
                        .count();
    }

    /** Every request that was ever kept in the slow lane; it waits with the others, too. */
    public synchronized List<Request> inBulk() {
        return List.copyOf(inBulk);
    }

    private synchronized boolean keepInBulk(Request request) {
        return keep(request) && inBulk.add(request);
    }

    /** What waits, in the order of asking. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Takes everything that waits, in the order of asking, however long it was to wait. */
    public synchronized List<Request> drain() {
        List<Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** From now on requests are kept, or refused as by a queue that is out of reach. */
    public synchronized void reachable(boolean is) {
        reachable = is;
    }

    private synchronized boolean keep(Request request) {
        return reachable && requests.add(request);
    }

    /** One thing that was asked for. */
    public sealed interface Request {

        /** How often it has been asked for in a row, from 1. */
        int attempt();

        /** How long it is to wait. */
        Duration after();

        /** What set it going. */
        Cause cause();

        /** To reconcile a visit. */
        record Reconcile(Unsettled.Change change, int attempt, Duration after, Cause cause) implements Request {}

        /** To send a notice. */
        record Send(VisitId visit, NoticeId notice, int attempt, Duration after, Cause cause) implements Request {}
    }
}
