package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;

/** What every {@link Wakeups} must do; subclassed once per implementation. */
public abstract class WakeupsContract {

    private static final Cause CAUSE = VisitExamples.cause();

    private final VisitId visit = VisitExamples.id();
    private final Unsettled.Change change = new Unsettled.Change(visit, "0123456789ab");
    private final NoticeId notice = VisitExamples.notice(1).id();

    protected abstract Wakeups wakeups();

    /** The same kind, with nothing behind it that could keep a request. */
    protected abstract Wakeups outOfReach();

    /** Takes what is kept and may be worked on now. */
    protected abstract List<Asked> ready();

    @Test
    void whatIsAskedForNowIsReadyOnceWithItsIds() {
        assertThat(wakeups().reconcile(change, 1, Duration.ZERO, CAUSE)).isTrue();
        assertThat(wakeups().send(visit, notice, 30, Duration.ZERO, CAUSE)).isTrue();

        assertThat(ready())
                .containsExactlyInAnyOrder(
                        new Asked("reconcile", visit, change.key(), 1, CAUSE.correlation()),
                        new Asked("send", visit, notice.value(), 30, CAUSE.correlation()));
        assertThat(ready()).isEmpty();
    }

    @Test
    void whatIsAskedForLaterIsKeptButNotReady() {
        assertThat(wakeups().reconcile(change, 2, Duration.ofMinutes(10), CAUSE))
                .isTrue();
        assertThat(wakeups().send(visit, notice, 2, Duration.ofDays(7), CAUSE)).isTrue();
        assertThat(wakeups().send(visit, notice, 2, Duration.ofDays(40), CAUSE)).isTrue();

        assertThat(ready()).isEmpty();
    }

    @Test
    void whatIsAskedTwiceIsReadyTwice() {
        wakeups().reconcile(change, 1, Duration.ZERO, CAUSE);
        wakeups().reconcile(change, 1, Duration.ZERO, CAUSE);

        assertThat(ready()).hasSize(2);
    }

    @Test
    void whatWaitsIsCountedInItsOwnLaneAndWhetherItIsDueOrNot() {
        assertThat(wakeups().waiting()).isZero();
        wakeups().reconcile(change, 1, Duration.ZERO, CAUSE);
        wakeups().reconcile(change, 1, Duration.ofMinutes(10), CAUSE);
        wakeups().send(visit, notice, 1, Duration.ZERO, CAUSE);

        assertThat(wakeups().waiting()).isEqualTo(2);
        assertThat(outOfReach().waiting()).isZero();
    }

    @Test
    void whatCannotBeKeptIsSaidSoAndThrowsNothing() {
        assertThat(outOfReach().reconcile(change, 1, Duration.ZERO, CAUSE)).isFalse();
        assertThat(outOfReach().send(visit, notice, 1, Duration.ofSeconds(5), CAUSE))
                .isFalse();
    }

    /** A request as the one who works on it sees it. */
    public record Asked(String act, VisitId visit, String what, int attempt, String correlation) {}
}
