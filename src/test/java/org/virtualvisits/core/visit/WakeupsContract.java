package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;

/** What every {@link Wakeups} must do; subclassed once per implementation. */
public abstract class WakeupsContract {

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
        assertThat(wakeups().reconcile(change, 1, Duration.ZERO)).isTrue();
        assertThat(wakeups().send(visit, notice, 30, Duration.ZERO)).isTrue();

        assertThat(ready())
                .containsExactlyInAnyOrder(
                        new Asked("reconcile", visit, change.key(), 1), new Asked("send", visit, notice.value(), 30));
        assertThat(ready()).isEmpty();
    }

    @Test
    void whatIsAskedForLaterIsKeptButNotReady() {
        assertThat(wakeups().reconcile(change, 2, Duration.ofMinutes(10))).isTrue();
        assertThat(wakeups().send(visit, notice, 2, Duration.ofDays(7))).isTrue();
        assertThat(wakeups().send(visit, notice, 2, Duration.ofDays(40))).isTrue();

        assertThat(ready()).isEmpty();
    }

    @Test
    void whatIsAskedTwiceIsReadyTwice() {
        wakeups().reconcile(change, 1, Duration.ZERO);
        wakeups().reconcile(change, 1, Duration.ZERO);

        assertThat(ready()).hasSize(2);
    }

    @Test
    void whatCannotBeKeptIsSaidSoAndThrowsNothing() {
        assertThat(outOfReach().reconcile(change, 1, Duration.ZERO)).isFalse();
        assertThat(outOfReach().send(visit, notice, 1, Duration.ofSeconds(5))).isFalse();
    }

    /** A request as the one who works on it sees it. */
    public record Asked(String act, VisitId visit, String what, int attempt) {}
}
