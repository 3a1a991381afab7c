package org.virtualvisits.adapters.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;
import org.virtualvisits.sandbox.messaging.NotifySimulator;
import org.virtualvisits.sandbox.messaging.SentText;
import org.virtualvisits.sandbox.messaging.TextFault;

final class NotifyTextsTest {

    private static final Instant NOW = Instant.parse("2027-04-01T09:00:00Z");
    private static final String ADA = "+447700900123";

    private final NotifySimulator notify = NotifySimulator.start(InstantSource.fixed(NOW), 0);
    private final TextSender texts =
            new NotifyTexts(NotifySimulator.apiKey(), NotifySimulator.TEMPLATE, Optional.of(notify.baseUrl()));

    @AfterEach
    void close() {
        notify.close();
    }

    @Test
    void aTextIsSentAsItIs() {
        Delivery delivery = texts.send(text("k-1", ADA), false);

        assertThat(notify.messages())
                .containsExactly(new SentText(
                        "00000000-0000-0000-0000-000000000001", "k-1", "GOVUK", ADA, "Bore da: ŵ 🌞", NOW));
        assertThat(delivery).isEqualTo(new Delivery.Accepted("00000000-0000-0000-0000-000000000001"));
    }

    @Test
    void aTextThatMayHaveGoneIsLookedUpBeforeItIsRepeated() {
        Delivery first = texts.send(text("k-1", ADA), false);

        assertThat(texts.send(text("k-1", ADA), true)).isEqualTo(first);
        assertThat(texts.send(text("k-2", ADA), true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(notify.messages()).extracting(SentText::key).containsExactly("k-1", "k-2");
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "502"})
    void aTextWhoseAnswerWasLostIsSentOnce(int status) {
        notify.plan(TextFault.answering(status).afterEffect());

        assertThat(texts.send(text("k-1", ADA), false)).isInstanceOf(Delivery.Later.class);
        assertThat(texts.send(text("k-1", ADA), true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(notify.messages()).hasSize(1);
    }

    /** HttpURLConnection would repeat the POST by itself. */
    @Test
    void aTextWhoseConnectionWasLostIsSentOnce() {
        texts.send(text("k-0", ADA), false);
        notify.plan(TextFault.dropping().afterEffect());

        assertThat(texts.send(text("k-1", ADA), false)).isInstanceOf(Delivery.Later.class);
        assertThat(notify.messages()).extracting(SentText::key).containsExactly("k-0", "k-1");
        assertThat(texts.send(text("k-1", ADA), true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(notify.messages()).hasSize(2);
    }

    @Test
    void whileItCannotBeLookedUpItIsNotRepeated() {
        notify.plan(TextFault.answering(503).afterEffect());
        texts.send(text("k-1", ADA), false);
        notify.plan(TextFault.answering(500));

        assertThat(texts.send(text("k-1", ADA), true)).isEqualTo(new Delivery.Later(Duration.ofSeconds(30)));
        assertThat(notify.messages()).hasSize(1);
    }

    @Test
    void aTextThatFailedForGoodMeanwhileIsForStaff() {
        texts.send(text("k-1", ADA), false);
        notify.became("00000000-0000-0000-0000-000000000001", "permanent-failure");

        assertThat(refusal(texts.send(text("k-1", ADA), true)).fix()).contains("correct the mobile number");
    }

    @Test
    void aNumberThatCannotBeIsForStaffToMend() {
        assertThat(refusal(texts.send(text("k-1", "0"), false)).fix()).contains("correct the mobile number");
        assertThat(notify.messages()).isEmpty();
    }

    @Test
    void aTemplateThatIsNotThereNamesTheSettingToCheck() {
        var other = new NotifyTexts(
                NotifySimulator.apiKey(), "00000000-0000-0000-0000-000000000009", Optional.of(notify.baseUrl()));

        assertThat(refusal(other.send(text("k-1", ADA), false)).fix()).contains("NOTIFY_TEMPLATE_ID");
    }

    @Test
    void aKeyThatIsNotTakenIsTriedLaterBecauseEveryTextWaitsForIt() {
        String wrong = NotifySimulator.apiKey().replaceAll(".$", "0");
        var other = new NotifyTexts(wrong, NotifySimulator.TEMPLATE, Optional.of(notify.baseUrl()));

        assertThat(other.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"429, PT1M", "500, PT30S", "503, PT30S", "403, PT10M"})
    void whatMayPassIsTriedLater(int status, Duration pause) {
        notify.plan(TextFault.answering(status));

        assertThat(texts.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(pause));
        assertThat(notify.messages()).isEmpty();
    }

    @Test
    void aServiceThatNeverAnswersDoesNotHoldUsAndItsConnectionIsGivenUp() {
        var impatient = new NotifyTexts(
                NotifySimulator.apiKey(),
                NotifySimulator.TEMPLATE,
                Optional.of(notify.baseUrl()),
                Duration.ofMillis(300));
        notify.plan(TextFault.silent());

        assertThat(impatient.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(Duration.ofSeconds(30)));
        assertThat(notify.messages()).isEmpty();
    }

    @Test
    void anUnreachableServiceIsTriedLater() {
        notify.close();

        assertThat(texts.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(Duration.ofSeconds(30)));
    }

    private static Attention refusal(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        Attention attention = ((Delivery.Refused) delivery).attention();
        assertThat(attention.code()).isEqualTo(Attention.Code.NOTICE_FAILED);
        return attention;
    }

    private static Messenger.Text text(String key, String to) {
        return new Messenger.Text(key, NOW, to, "Bore da: ŵ 🌞");
    }
}
