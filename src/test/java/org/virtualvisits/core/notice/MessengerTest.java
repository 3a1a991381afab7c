package org.virtualvisits.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessengerTest {

    @Test
    void textsAndMailsGoEachToTheirOwnService() {
        List<String> carried = new ArrayList<>();
        Messenger messenger = Messenger.of(
                (text, perhapsSent) -> {
                    carried.add("text " + text.key() + " " + perhapsSent);
                    return new Delivery.Accepted("t");
                },
                (mail, perhapsSent) -> {
                    carried.add("mail " + mail.key() + " " + perhapsSent);
                    return new Delivery.Accepted("m");
                });
        var text = new Messenger.Text("k-1", Instant.EPOCH, "+447700900123", "Bore da");
        var mail = new Messenger.Mail(
                "k-2", "clinic@example.nhs.uk", "Clinic", "ada@example.org", "s", "t", "h", "en", Optional.empty());

        assertThat(messenger.send(text, true)).isEqualTo(new Delivery.Accepted("t"));
        assertThat(messenger.send(mail, false)).isEqualTo(new Delivery.Accepted("m"));
        assertThat(carried).containsExactly("text k-1 true", "mail k-2 false");
    }
}
