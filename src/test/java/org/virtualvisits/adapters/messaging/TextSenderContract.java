package org.virtualvisits.adapters.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.messaging.CarrierFault;
import org.virtualvisits.sandbox.messaging.SentText;

/** What {@link TextSender} promises, for each carrier. */
abstract class TextSenderContract {

    static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final String ADA = "+447700900123";
    static final String BODY = "Springfield Clinic: video appt Tue 1 Dec 9:00am GMT. £0. Ffôn? ‘Łukasz’ {1}\nline 2";

    /** What is tested. */
    abstract TextSender sender();

    /** What the carrier took, oldest first. */
    abstract List<SentText> taken();

    abstract void plan(CarrierFault fault);

    abstract void clearFaults();

    /** In the shape of E.164, and refused by the carrier when it is asked. */
    abstract String refusedNumber();

    static Messenger.Text text(String key, String to) {
        return new Messenger.Text(key, NOW, to, BODY);
    }

    final Delivery send(String key, boolean perhapsSent) {
        return sender().send(text(key, ADA), perhapsSent);
    }

    @Test
    void aMessageArrivesAsItWasWrittenUnderTheCarriersName() {
        Delivery delivery = send("v1-000001-sms-a", false);

        assertThat(taken()).singleElement().satisfies(taken -> {
            assertThat(taken.key()).isEqualTo("v1-000001-sms-a");
            assertThat(taken.to()).isEqualTo(ADA);
            assertThat(taken.body()).isEqualTo(BODY);
            assertThat(delivery).isEqualTo(new Delivery.Accepted(taken.providerId()));
        });
    }

    @Test
    void twoMessagesToOnePersonAreTwo() {
        send("v1-000001-sms-a", false);
        send("v1-000002-sms-a", false);

        assertThat(taken()).extracting(SentText::key).containsExactly("v1-000001-sms-a", "v1-000002-sms-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "HTML", "DROP_CONNECTION"})
    void aMessageWhoseAnswerIsLostIsNotSentAgain(CarrierFault.Body lost) {
        plan(CarrierFault.answering(503).with(lost).withEffect().times(1));

        assertThat(send("v1-000001-sms-a", false)).isInstanceOf(Delivery.Later.class);
        Delivery second = send("v1-000001-sms-a", true);

        assertThat(taken()).hasSize(1);
        assertThat(second).isEqualTo(new Delivery.Accepted(taken().getFirst().providerId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "HTML", "DROP_CONNECTION"})
    void aMessageThatGotNowhereIsSentByTheNextAttempt(CarrierFault.Body lost) {
        plan(CarrierFault.answering(502).with(lost).times(1));

        assertThat(send("v1-000001-sms-a", false)).isInstanceOf(Delivery.Later.class);
        assertThat(taken()).isEmpty();
        assertThat(send("v1-000001-sms-a", true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void aRefusedNumberIsShownToStaffAndHoldsUpNobodyElse() {
        Delivery refused = sender().send(text("v1-000001-sms-b", refusedNumber()), false);
        Delivery other = send("v1-000001-sms-a", false);

        assertThat(refused).isInstanceOfSatisfying(Delivery.Refused.class, its -> {
            assertThat(its.attention().code()).isEqualTo(Attention.Code.NOTICE_FAILED);
            assertThat(its.attention().fix()).contains("EHR");
        });
        assertThat(other).isInstanceOf(Delivery.Accepted.class);
        assertThat(taken()).extracting(SentText::to).containsExactly(ADA);
    }

    @Test
    void whatIsSaidToStaffQuotesNeitherTheNumberNorTheText() {
        Delivery number = sender().send(text("v1-000001-sms-b", refusedNumber()), false);
        plan(CarrierFault.answering(400));
        Delivery request = send("v1-000001-sms-a", false);

        assertThat(List.of(number, request)).allSatisfy(delivery -> {
            assertThat(delivery).isInstanceOf(Delivery.Refused.class);
            assertThat(delivery.toString())
                    .doesNotContain("+44", "7700", "Springfield", "Łukasz", refusedNumber(), "v1-0");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | 17                            | 17
            503 | 1                             | 1
            503 | 0                             | 1
            500 | 600                           | 600
            503 | 601                           | 600
            503 | 99999999999999999999          | 600
            429 | Tue, 01 Dec 2026 09:01:30 GMT | 90
            429 | Tue, 1 Dec 2026 09:01:30 GMT  | 90
            429 | Tue, 01 Dec 2026 08:00:00 GMT | 1
            429 | Thu, 31 Dec 2026 09:00:00 GMT | 600
            429 | soon                          | 0
            502 | -1                            | 0
            429 |                               | 0
            """)
    void aBusyCarrierIsAskedAgainWhenItSays(int status, String retryAfter, long seconds) {
        CarrierFault fault = CarrierFault.answering(status);
        plan(retryAfter == null ? fault : fault.retryAfter(retryAfter));

        Hindrance why = status == 429 ? Hindrance.THROTTLED : status == 500 ? Hindrance.UNSURE : Hindrance.UNANSWERED;
        assertThat(send("v1-000001-sms-a", false)).isEqualTo(new Delivery.Later(Duration.ofSeconds(seconds), why));
        assertThat(taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aCarrierThatLetsNobodyInCostsNoMessageAndTellsTheOperatorWhatToMend(int status) {
        plan(CarrierFault.answering(status).times(1));

        assertThat(send("v1-000001-sms-a", false)).isInstanceOfSatisfying(Delivery.Barred.class, barred -> {
            assertThat(barred.attention().code()).isEqualTo(Attention.Code.MESSAGES_BARRED);
            assertThat(barred.attention().what()).contains(String.valueOf(status));
            assertThat(barred.attention().fix()).contains("the app setting ");
        });
        assertThat(send("v1-000001-sms-a", true)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void aGatewaysPageInPlaceOfSuccessIsNoSuccess() {
        plan(CarrierFault.answering(200).with(CarrierFault.Body.HTML));

        assertThat(send("v1-000001-sms-a", false)).isInstanceOf(Delivery.Later.class);
    }

    @Test
    void aBodyLongerThanTheCarrierTakesIsRefused() {
        Messenger.Text novel = new Messenger.Text("v1-000001-sms-a", NOW, ADA, "Lorem ".repeat(400));

        assertThat(sender().send(novel, false)).isInstanceOf(Delivery.Refused.class);
        assertThat(taken()).isEmpty();
    }

    /** Each loses one attempt's answer or effect, in an order of its own. */
    @Test
    void whateverIsLostEveryMessageIsTakenOnce() {
        List<String> keys =
                IntStream.range(0, 24).mapToObj("v%d-000001-sms-a"::formatted).toList();
        List<CarrierFault.Body> bodies = List.of(CarrierFault.Body.values());
        for (int i = 0; i < keys.size(); i++) {
            CarrierFault fault = CarrierFault.answering(500 + i % 4)
                    .with(bodies.get(i % bodies.size()))
                    .times(1 + i % 2);
            plan(i % 4 < 2 ? fault.withEffect() : fault);
            boolean perhapsSent = false;
            while (!(send(keys.get(i), perhapsSent) instanceof Delivery.Accepted)) {
                perhapsSent = true;
            }
            clearFaults();
        }

        assertThat(taken()).extracting(SentText::key).containsExactlyElementsOf(keys);
    }
}
