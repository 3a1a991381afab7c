package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.reply.ReplyScene.NORTH;
import static org.virtualvisits.core.reply.ReplyScene.NOW;
import static org.virtualvisits.core.reply.ReplyScene.PHONE;
import static org.virtualvisits.core.reply.ReplyScene.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.FindVisit;

/** Receipts: late, twice, early, out of order, and of nothing we know. */
final class NoteReceiptTest {

    private final ReplyScene scene = new ReplyScene();
    private final VisitId visit = scene.visit(NORTH, 1);

    @Test
    void aDeliveredMessageSaysSinceWhenOnce() {
        assertThat(tell(true, "p-1", NOW).outcome()).isEqualTo("delivered");
        assertThat(tell(true, "p-1", NOW.plusSeconds(5)).outcome()).isEqualTo("known");

        assertThat(scene.notice(visit).state())
                .isEqualTo(new State.Sent(NOW.minus(Duration.ofHours(1)), "p-1", Optional.of(NOW)));
        assertThat(scene.acts(visit)).containsExactly(Audit.Act.NOTICE_DELIVERED);
        assertThat(scene.changed).containsExactly(visit);
    }

    @Test
    void aMessageThatCouldNotBeDeliveredShowsWithItsVisitAndHasTheOtherChannelTried() {
        assertThat(tell(false, "p-1", NOW).outcome()).isEqualTo("failed");

        var story = scene.visits.read(visit).orElseThrow();
        assertThat(FindVisit.attention(story, Optional.empty(), NOW))
                .extracting(Attention::code)
                .containsExactly(Attention.Code.MESSAGE_UNDELIVERED);
        assertThat(scene.unsettled.has(visit)).isTrue();
        assertThat(scene.changed).containsExactly(visit);
    }

    @Test
    void thatItHasArrivedIsTheLastWordInWhateverOrderTheyCome() {
        tell(true, "p-1", NOW);
        assertThat(tell(false, "p-1", NOW.minusSeconds(5)).outcome()).isEqualTo("known");
        assertThat(scene.notice(visit).state()).isInstanceOf(State.Sent.class);

        VisitId other = scene.visit(NORTH, 2);
        tell(other, false, "p-1", NOW.minusSeconds(5));
        tell(other, true, "p-1", NOW);
        assertThat(scene.notice(other).state())
                .isInstanceOfSatisfying(
                        State.Sent.class, state -> assertThat(state.delivered()).contains(NOW));
    }

    @Test
    void aReceiptThatComesBeforeWeNotedTheSendingIsKeptForLater() {
        Notice notice = scene.notice(visit);
        scene.put(visit, notice.in(new State.Sending(NOW.plusSeconds(60))));
        Taken early = tell(true, "p-1", NOW);
        assertThat(early.later()).isPresent();
        assertThat(scene.asked).hasSize(1);

        scene.put(visit, notice.in(sent()));
        assertThat(scene.again(scene.asked.getFirst()).outcome()).isEqualTo("delivered");
    }

    @Test
    void aReceiptForWhatIsNeverNotedAsSentIsNotKeptForEver() {
        scene.put(visit, scene.notice(visit).in(new State.Sending(NOW.plusSeconds(60))));

        assertThat(tell(true, "p-1", NOW.minus(Duration.ofMinutes(31))).outcome())
                .isEqualTo("unknown");
    }

    @Test
    void aReceiptOfAnotherMessageOfTheCarriersChangesNothing() {
        assertThat(tell(false, "p-2", NOW).outcome()).isEqualTo("unknown");
        assertThat(scene.notice(visit).state()).isEqualTo(sent());
        assertThat(scene.changed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help-0123456789abcdefghjkmnpqrs", "vabc-000001-sms-p", "x", PHONE})
    void aReceiptOfNothingOfOursIsDroppedWithAllItSays(String message) {
        Taken taken = scene.tell(NOW, new Content.Receipt(message, "p-1", false));

        assertThat(taken.outcome()).isEqualTo("unknown");
        assertThat(scene.callbacks.find(scene.last()).orElseThrow().content()).isEqualTo(new Content.Done());
    }

    @Test
    void aNoticeOfAVisitThatIsGoneIsUnknown() {
        String message = "v" + "0".repeat(25) + "-" + scene.notice(visit).id();

        assertThat(scene.tell(NOW, new Content.Receipt(message, "p-1", false)).outcome())
                .isEqualTo("unknown");
    }

    private Taken tell(boolean delivered, String providerId, Instant at) {
        return tell(visit, delivered, providerId, at);
    }

    private Taken tell(VisitId of, boolean delivered, String providerId, Instant at) {
        String message = of + "-" + scene.notice(of).id();
        return scene.tell(at, new Content.Receipt(message, providerId, delivered));
    }
}
