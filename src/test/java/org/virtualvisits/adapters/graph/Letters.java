package org.virtualvisits.adapters.graph;

import java.util.Optional;
import org.virtualvisits.core.notice.Messenger.Invite;
import org.virtualvisits.core.notice.Messenger.Mail;

/** Mails to a made-up patient. */
final class Letters {

    static final String KEY = "v0123456789abcdefghjkmnpqr-000001-email-p1";
    static final String READER = "ada.okonkwo@example.org";
    static final String SUBJECT = "Eich ymweliad fideo — dydd Iau, 10:00 ✓";
    static final String TEXT = "Annwyl Ada Okonkwo,\nyour link: https://visits.example.nhs.uk/j/abc\nTŷ Gwyn — 10:00\n";
    static final String HTML = "<p>Annwyl Ada Okonkwo</p><p>Tŷ Gwyn — 10:00</p>";
    static final String ICS = """
            BEGIN:VCALENDAR\r
            VERSION:2.0\r
            PRODID:-//Virtual Visits//EN\r
            METHOD:REQUEST\r
            BEGIN:VEVENT\r
            UID:v0123456789abcdefghjkmnpqr@visits.example.nhs.uk\r
            SUMMARY:Ymweliad fideo — Tŷ\r
              Gwyn\r
            END:VEVENT\r
            END:VCALENDAR\r
            """;

    private Letters() {}

    static Mail invitation() {
        return invitation(KEY);
    }

    static Mail invitation(String key) {
        return of(key, "Tŷ Gwyn Clinic", SUBJECT, "cy", Optional.of(new Invite("REQUEST", ICS)));
    }

    static Mail of(String key, String fromName, String subject, String language, Optional<Invite> invite) {
        return of(key, SimulatedGraph.CLINIC, fromName, READER, subject, language, invite);
    }

    static Mail of(
            String key,
            String from,
            String fromName,
            String to,
            String subject,
            String language,
            Optional<Invite> invite) {
        return new Mail(key, from, fromName, to, subject, TEXT, HTML, language, invite);
    }
}
