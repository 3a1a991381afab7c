package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.feed.FeedExamples;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.Replies.Answer;
import org.virtualvisits.core.reply.Replies.ForStaff;
import org.virtualvisits.core.reply.Replies.Why;

/** What every {@link Replies} must do; subclassed once per implementation. */
public abstract class RepliesContract {

    private static final Instant AT = Instant.parse("2026-11-22T09:10:11.123456789Z");
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");

    private final VisitId visit = FeedExamples.visit();

    protected abstract Replies replies();

    @Test
    void aPatientsNewestAnswerCountsInWhateverOrderTheyCome() {
        var yes = new Answer("p1", Condition.CONFIRMED, START, AT);
        var no = new Answer("p1", Condition.DECLINED, START, AT.plusNanos(1));
        var other = new Answer("p2", Condition.CONFIRMED, START, AT);

        replies().answer(visit, no);
        replies().answer(visit, yes);
        replies().answer(visit, other);

        assertThat(replies().of(visit).answers()).containsExactlyInAnyOrder(no, other);
        assertThat(replies().of(FeedExamples.visit()).answers()).isEmpty();
    }

    @Test
    void anAnswerThatIsForgottenIsGoneAndNoOther() {
        replies().answer(visit, new Answer("p1", Condition.CONFIRMED, START, AT));
        var other = new Answer("p2", Condition.CONFIRMED, START, AT);
        replies().answer(visit, other);

        replies().forget(visit, "p1");
        replies().forget(visit, "p1");

        assertThat(replies().of(visit).answers()).containsExactly(other);
    }

    @Test
    void whatIsForStaffStaysOnceUntilItIsSettled() {
        var reply = new ForStaff(CallbackId.of("acs", UUID.randomUUID().toString(), AT), AT, START, Why.UNCLEAR);

        replies().note(visit, reply);
        replies().note(visit, reply);
        assertThat(replies().of(visit).forStaff()).containsExactly(reply);

        replies().settle(visit, reply.reply());
        replies().settle(visit, reply.reply());
        assertThat(replies().of(visit).forStaff()).isEmpty();
    }
}
