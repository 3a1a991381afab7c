package org.virtualvisits.adapters.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;
import org.virtualvisits.sandbox.messaging.AcsSimulator;
import org.virtualvisits.sandbox.messaging.CarrierFault;
import org.virtualvisits.sandbox.messaging.SentText;
import reactor.core.publisher.Mono;

final class AcsTextsTest extends TextSenderContract {

    private final AcsSimulator acs = AcsSimulator.start(CLOCK, 0);

    @AfterEach
    void close() {
        acs.close();
    }

    @Override
    TextSender sender() {
        return AcsTexts.over(Pipelines.withToken(), acs.baseUrl(), "Springfield", CLOCK);
    }

    @Override
    List<SentText> taken() {
        return acs.messages();
    }

    @Override
    void plan(CarrierFault fault) {
        acs.plan(fault);
    }

    @Override
    void clearFaults() {
        acs.clearFaults();
    }

    @Override
    String refusedNumber() {
        return "+447700900002";
    }

    @Test
    void aRepeatIsDroppedByTheServiceEvenIfNobodySuspectsOne() {
        Delivery first = send("v1-000001-sms-a", false);
        Delivery second = send("v1-000001-sms-a", false);

        assertThat(second).isEqualTo(first);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void aFirstAttemptLaterThanTheServiceRemembersIsSentAsOfNow() {
        acs.repeatabilityWindow(Duration.ofMinutes(5));

        assertThat(sender().send(planned(NOW.minusSeconds(301)), false)).isInstanceOf(Delivery.Accepted.class);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void aRepeatLaterThanTheServiceRemembersIsLeftToAPerson() {
        acs.repeatabilityWindow(Duration.ofMinutes(5));

        assertThat(sender().send(planned(NOW.minusSeconds(301)), true))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.attention().what()).contains("may have been sent"));
        assertThat(taken()).isEmpty();
    }

    @Test
    void anEndpointWithASlashAtItsEndIsTheSameEndpoint() {
        URI slashed = URI.create(acs.baseUrl() + "/");
        TextSender sender = AcsTexts.over(Pipelines.withToken(), slashed, "Springfield", CLOCK);

        assertThat(sender.send(text("v1-000001-sms-a", ADA), false)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void withoutATokenNothingIsTaken() {
        TextSender anonymous =
                AcsTexts.over(Pipelines.plain(Duration.ofSeconds(20)), acs.baseUrl(), "Springfield", CLOCK);

        assertThat(anonymous.send(text("v1-000001-sms-a", ADA), false)).isInstanceOf(Delivery.Barred.class);
    }

    @Test
    void aTokenThatCannotBeHadCostsNoMessage() {
        HttpPipeline signedOut = new HttpPipelineBuilder()
                .policies((context, next) -> Mono.error(new ClientAuthenticationException("no identity", null)))
                .build();
        TextSender sender = AcsTexts.over(signedOut, acs.baseUrl(), "Springfield", CLOCK);

        assertThat(sender.send(text("v1-000001-sms-a", ADA), false)).isInstanceOf(Delivery.Barred.class);
    }

    @Test
    void aSenderThatTheServiceDoesNotKnowIsBlamedOnItsSetting() {
        TextSender nameless = AcsTexts.over(Pipelines.withToken(), acs.baseUrl(), "A sender with a long name", CLOCK);

        assertThat(nameless.send(text("v1-000001-sms-a", ADA), false))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.attention().fix()).contains("ACS_SENDER"));
    }

    private static Messenger.Text planned(Instant since) {
        return new Messenger.Text("v1-000001-sms-a", since, ADA, BODY);
    }
}
