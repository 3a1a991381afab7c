package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.FeedExamples;
import org.virtualvisits.core.reply.Callback.Content;

/** What every {@link Callbacks} must do; subclassed once per implementation. */
public abstract class CallbacksContract {

    private static final Instant AT = Instant.parse("2026-11-22T09:10:11.123456789Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    protected abstract Callbacks callbacks();

    @Test
    void whatIsToldTwiceIsKeptOnceAndAsItWasFirst() {
        Callback first = text("Yes");
        var second = new Callback(first.id(), first.at(), new Content.Text("+447700900124", "No"));

        assertThat(callbacks().put(first)).isTrue();
        assertThat(callbacks().put(second)).isFalse();
        assertThat(callbacks().find(first.id())).contains(first);
    }

    @Test
    void everyContentComesBackAsItWas() {
        for (Content content : List.of(
                new Content.Text("+447700900123", "Ie 👍\n\"os gwelwch yn dda\""),
                new Content.Receipt("v-1", "p-1", true),
                new Content.Receipt("v-1", "p-1", false),
                new Content.ForStaff("Running late", List.of(FeedExamples.visit(), FeedExamples.visit())),
                new Content.Done())) {
            Callback callback = text("x").with(content);
            callbacks().put(callback);

            assertThat(callbacks().find(callback.id())).contains(callback);
        }
    }

    @Test
    void onlyWhatNobodyHasLookedAtWaitsAndOnItsOwnDay() {
        Callback waits = text("Yes");
        Callback receipt = text("x").with(new Content.Receipt("m", "p", true));
        Callback done = text("No");
        Callback left = text("Perhaps");
        List.of(waits, receipt, done, left).forEach(callbacks()::put);
        callbacks().replace(done.with(new Content.Done()));
        callbacks().replace(left.with(new Content.ForStaff("Perhaps", List.of())));

        assertThat(callbacks().waiting(DAY, 10)).containsExactlyInAnyOrder(waits.id(), receipt.id());
        assertThat(callbacks().waiting(DAY, 1)).hasSize(1);
        assertThat(callbacks().waiting(DAY.plusDays(1), 10)).isEmpty();
    }

    @Test
    void aDayIsForgottenAsFarAsAskedForAndNoOtherDay() {
        var other = new Callback(
                CallbackId.of("acs", "other", AT.plusSeconds(86_400)), AT.plusSeconds(86_400), new Content.Done());
        callbacks().put(other);
        for (int i = 0; i < 103; i++) {
            callbacks().put(text("x"));
        }

        assertThat(callbacks().forget(DAY, 101)).isEqualTo(101);
        assertThat(callbacks().forget(DAY, 101)).isEqualTo(2);
        assertThat(callbacks().forget(DAY, 101)).isZero();
        assertThat(callbacks().find(other.id())).contains(other);
    }

    private static Callback text(String words) {
        CallbackId id = CallbackId.of("acs", UUID.randomUUID().toString(), AT);
        return new Callback(id, AT, new Content.Text("+447700900123", words));
    }
}
