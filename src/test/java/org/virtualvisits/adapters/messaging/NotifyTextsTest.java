package org.virtualvisits.adapters.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.TextSender;
import org.virtualvisits.sandbox.messaging.CarrierFault;
import org.virtualvisits.sandbox.messaging.NotifySimulator;
import org.virtualvisits.sandbox.messaging.SentText;

final class NotifyTextsTest extends TextSenderContract {

    private final NotifySimulator notify = NotifySimulator.start(CLOCK, 0);

    @AfterEach
    void close() {
        notify.close();
    }

    @Override
    TextSender sender() {
        return sender(NotifySimulator.API_KEY, NotifySimulator.TEMPLATE_ID, CLOCK);
    }

    @Override
    List<SentText> taken() {
        return notify.messages();
    }

    @Override
    void plan(CarrierFault fault) {
        notify.plan(fault);
    }

    @Override
    void clearFaults() {
        notify.clearFaults();
    }

    @Override
    String refusedNumber() {
        return "+447700900";
    }

    @Test
    void aMessageThatWasPerhapsSentIsNotSentWhileTheLookUpFails() {
        plan(CarrierFault.answering(500).times(1));

        assertThat(send("v1-000001-sms-a", true)).isInstanceOf(Delivery.Later.class);
        assertThat(taken()).isEmpty();
    }

    @Test
    void aLookUpFindsTheMessageAmongOthers() {
        send("v1-000001-sms-a", false);
        Delivery second = send("v1-000002-sms-a", false);
        send("v1-000003-sms-a", false);

        assertThat(send("v1-000002-sms-a", true)).isEqualTo(second);
        assertThat(taken()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"-31, false", "-30, true", "0, true", "30, true", "31, false"})
    void aClockMoreThanHalfAMinuteWrongIsLetInByNobody(long seconds, boolean letIn) {
        TextSender sender = sender(
                NotifySimulator.API_KEY, NotifySimulator.TEMPLATE_ID, InstantSource.fixed(NOW.plusSeconds(seconds)));

        assertThat(sender.send(text("v1-000001-sms-a", ADA), false))
                .isInstanceOf(letIn ? Delivery.Accepted.class : Delivery.Barred.class);
    }

    @Test
    void aKeyWithAnotherSecretCostsNoMessage() {
        String other = NotifySimulator.API_KEY.replaceFirst("ab$", "ac");

        assertThat(sender(other, NotifySimulator.TEMPLATE_ID, CLOCK).send(text("v1-000001-sms-a", ADA), false))
                .isInstanceOf(Delivery.Barred.class);
    }

    @Test
    void aTemplateThatNotifyDoesNotHaveIsBlamedOnItsSetting() {
        Delivery delivery = sender(NotifySimulator.API_KEY, "f33517ff-2a88-4f6e-b855-c550268ce08a", CLOCK)
                .send(text("v1-000001-sms-a", ADA), false);

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.attention().fix()).contains("NOTIFY_TEMPLATE_ID"));
    }

    @Test
    void whatIsNoKeyIsSaidAtOnceAndNotRepeated() {
        assertThatThrownBy(() -> sender("sandbox-c0ffee", NotifySimulator.TEMPLATE_ID, CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c0ffee");
    }

    private TextSender sender(String apiKey, String template, InstantSource clock) {
        return NotifyTexts.over(
                Pipelines.plain(Duration.ofSeconds(10)), apiKey, template, Optional.of(notify.baseUrl()), clock);
    }
}
