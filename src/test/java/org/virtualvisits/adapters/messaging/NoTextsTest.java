package org.virtualvisits.adapters.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;

final class NoTextsTest {

    @Test
    void whatNobodyCarriesIsShownToStaffAndNeverTriedAgain() {
        Delivery delivery =
                new NoTexts().send(new Messenger.Text("k", Instant.EPOCH, "+447700900123", "Bore da"), false);

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.attention().fix()).contains("SMS_PROVIDER"));
    }
}
