package org.virtualvisits.core.stuck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;

/**
 * Use case: an administrator looks at what is stuck, has it tried again after its cause is mended, or says that nothing is
 * to be done. Every act is told in the visit's audit. Trying again twice completes it once.
 */
public final class MendStuck {

    /** A page, and what is tried again at one request. */
    public static final int MOST_A_PAGE = 200;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_TRIES = 8;

    private final Stuck stuck;
    private final Visits visits;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Clock clock;

    /** Keeps its ports. */
    public MendStuck(Stuck stuck, Visits visits, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.stuck = stuck;
        this.visits = visits;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** A page of the list. */
    public Stuck.Page page(Stuck.Filter filter, Optional<String> after) {
        return stuck.page(filter, after, MOST_A_PAGE);
    }

    /**
     * Tries one again.
     *
     * @return whether there is such a thing
     */
    public boolean redrive(StuckId id, Cause cause) {
        Optional<StuckItem> item = stuck.find(id);
        item.ifPresent(its -> redrive(its, cause));
        return item.isPresent();
    }

    /** Tries a page of them again; the page says where to go on. */
    public Stuck.Page redriveAll(Stuck.Filter filter, Optional<String> after, Cause cause) {
        Stuck.Page page = page(filter, after);
        page.items().forEach(item -> redrive(item, cause));
        return page;
    }

    /**
     * Nothing is to be done about it.
     *
     * @param why told in the audit; names no patient
     * @return whether there is such a thing
     */
    public boolean dismiss(StuckId id, String why, Cause cause) {
        if (stuck.find(id).isEmpty()) {
            return false;
        }
        tell(id, Audit.Act.STUCK_DISMISSED, why, cause);
        stuck.dismiss(id, clock.instant());
        return true;
    }

    /** On the list of unsettled changes first: whatever dies after that, the sweep goes on. */
    private void redrive(StuckItem item, Cause cause) {
        var todo = new Unsettled.Change(item.visit(), "redrive");
        unsettled.mark(todo, clock.instant().plus(PATIENCE), cause);
        if (item.work() instanceof StuckItem.Work.Send(var notice)) {
            released(item, notice);
        }
        tell(item.id(), Audit.Act.STUCK_REDRIVEN, item.reason(), cause);
        wakeups.reconcile(todo, 1, Duration.ZERO, cause);
        if (!(item.work() instanceof StuckItem.Work.Mend)) {
            stuck.remove(item.id());
        }
    }

    /**
     * A notice that failed is not sent again: another takes its place, planned by the next run as if this one had never been.
     * One that was tried more than once may have got through all the same, and its reader may believe it.
     */
    private void released(StuckItem item, NoticeId id) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Story> story = visits.read(item.visit());
            Optional<Notice> failed = story.stream()
                    .flatMap(its -> its.notices().stream())
                    .filter(notice -> notice.id().equals(id) && notice.state() instanceof Notice.State.Failed)
                    .findFirst();
            if (failed.isEmpty()) {
                return;
            }
            Notice next = failed.get()
                    .in(
                            failed.get().attempts() > 1
                                    ? new Notice.State.Uncertain(clock.instant())
                                    : new Notice.State.Superseded(clock.instant()));
            Visits.Stored stored = story.orElseThrow().stored();
            if (visits.write(Visits.Write.of(stored, next, List.of())) instanceof Visits.Result.Done) {
                return;
            }
        }
        throw new IllegalStateException("visit " + item.visit() + " is being changed by too many at once");
    }

    private void tell(StuckId id, Audit.Act act, String about, Cause cause) {
        Instant now = clock.instant();
        String key = Digest.of(16, id.toString(), act.name(), cause.correlation());
        boolean told =
                visits.note(id.visit(), new Audit(now, cause, act, Optional.of(about), 1), key, Duration.ofSeconds(1));
        if (!told) {
            throw new IllegalStateException("what cannot be told of visit " + id.visit() + " is not done");
        }
    }
}
