package org.virtualvisits.adapters.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;
import org.virtualvisits.sandbox.messaging.AcsSimulator;
import org.virtualvisits.sandbox.messaging.SentText;
import org.virtualvisits.sandbox.messaging.TextFault;

final class AcsTextsTest {

    private static final Instant NOW = Instant.parse("2027-04-01T09:00:00Z");
    private static final Instant PLANNED = Instant.parse("2027-04-01T08:59:58.123Z");
    private static final String ADA = "+447700900123";

    private final AcsSimulator acs = AcsSimulator.start(InstantSource.fixed(NOW), 0);
    private final TextSender texts = sender(acs.baseUrl(), "token");

    @AfterEach
    void close() {
        acs.close();
    }

    @Test
    void aTextIsSentAsItIs() {
        Delivery delivery = texts.send(text("k-1", ADA), false);

        assertThat(acs.messages())
                .containsExactly(
                        new SentText("Outgoing_00001_noam", "k-1", "+441632960000", ADA, "Bore da: ŵ 🌞", NOW));
        assertThat(delivery).isEqualTo(new Delivery.Accepted("Outgoing_00001_noam"));
    }

    @Test
    void aTextAskedForTwiceIsSentOnceUnderOneName() {
        Delivery first = texts.send(text("k-1", ADA), false);
        Delivery second = texts.send(text("k-1", ADA), true);

        assertThat(second).isEqualTo(first);
        assertThat(acs.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aTextWhoseAnswerWasLostIsSentOnce(int status) {
        acs.plan(TextFault.answering(status).afterEffect());

        assertThat(texts.send(text("k-1", ADA), false)).isInstanceOf(Delivery.Later.class);
        assertThat(texts.send(text("k-1", ADA), true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(acs.messages()).hasSize(1);
    }

    @Test
    void aTextWhoseConnectionWasLostIsSentOnce() {
        acs.plan(TextFault.dropping().afterEffect());

        assertThat(texts.send(text("k-1", ADA), false)).isInstanceOf(Delivery.Later.class);
        assertThat(texts.send(text("k-1", ADA), true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(acs.messages()).hasSize(1);
    }

    @Test
    void twoTextsAreTwo() {
        texts.send(text("k-1", ADA), false);
        texts.send(text("k-2", ADA), false);

        assertThat(acs.messages()).extracting(SentText::key).containsExactly("k-1", "k-2");
    }

    @Test
    void aNumberThatCannotBeIsForStaffToMend() {
        assertThat(refusal(texts.send(text("k-1", "07700 900123"), false)).fix())
                .contains("correct the mobile number");
        assertThat(acs.messages()).isEmpty();
    }

    @Test
    void whoSaidStopIsRungInstead() {
        acs.optOut(ADA);

        assertThat(refusal(texts.send(text("k-1", ADA), false)).fix()).contains("START");
    }

    @Test
    void aRequestThatIsRefusedWholeNamesTheSettingToCheck() {
        acs.plan(TextFault.answering(400));

        assertThat(refusal(texts.send(text("k-1", ADA), false)).fix()).contains("ACS_SENDER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                             | PT7S
            0                             | PT1S
            600                           | PT10M
            601                           | PT10M
            99999999999999999999          | PT10M
            Thu, 01 Apr 2027 09:00:42 GMT | PT42S
            Thu, 01 Apr 2027 08:00:00 GMT | PT1S
            Fri, 02 Apr 2027 09:00:00 GMT | PT10M
            -5                            | PT30S
            soon                          | PT30S
            """)
    void aServiceThatIsBusyIsLeftAloneAsLongAsItAsksWithinReason(String header, Duration pause) {
        acs.plan(TextFault.answering(429).retryAfter(header));

        assertThat(texts.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(pause));
        assertThat(acs.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, PT30S", "500, PT30S", "503, PT30S", "408, PT30S", "401, PT10M", "403, PT10M", "404, PT10M"})
    void whatMayPassIsTriedLater(int status, Duration pause) {
        acs.plan(TextFault.answering(status));

        assertThat(texts.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(pause));
    }

    @Test
    void anUnreachableServiceIsTriedLater() {
        acs.plan(TextFault.dropping());
        assertThat(texts.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(Duration.ofSeconds(30)));
        acs.close();

        assertThat(texts.send(text("k-1", ADA), false)).isEqualTo(new Delivery.Later(Duration.ofSeconds(30)));
    }

    @Test
    void withoutATokenNothingIsSent() {
        assertThat(sender(acs.baseUrl(), "").send(text("k-1", ADA), false))
                .isEqualTo(new Delivery.Later(Duration.ofMinutes(10)));
        assertThat(acs.messages()).isEmpty();
    }

    private static Attention refusal(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        Attention attention = ((Delivery.Refused) delivery).attention();
        assertThat(attention.code()).isEqualTo(Attention.Code.NOTICE_FAILED);
        assertThat(attention.what() + attention.fix()).doesNotContain("900123");
        return attention;
    }

    private static Messenger.Text text(String key, String to) {
        return new Messenger.Text(key, PLANNED, to, "Bore da: ŵ 🌞");
    }

    private static TextSender sender(URI endpoint, String token) {
        var headers = new HttpHeaders();
        if (!token.isEmpty()) {
            headers.set(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
        }
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(new JdkHttpClientBuilder().build())
                .policies(new AddHeadersPolicy(headers))
                .build();
        return new AcsTexts(pipeline, endpoint, "+441632960000", InstantSource.fixed(NOW));
    }
}
