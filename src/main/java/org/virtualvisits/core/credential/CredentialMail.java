package org.virtualvisits.core.credential;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.notice.Messenger;

/** Makes the mail to one reader about one credential. Holds nothing of the secret, not even its first characters. */
final class CredentialMail {

    static final String SENDER_NAME = "Virtual Visits credential watch";

    private final Letters letters;
    private final CalendarEntries calendar;

    CredentialMail(Letters letters, CalendarEntries calendar) {
        this.letters = letters;
        this.calendar = calendar;
    }

    /**
     * The mail.
     *
     * @param subject whom it is about now: of a replaced one, the one in its place
     */
    Messenger.Mail write(Watch watch, Held held, Credential subject, Telling telling, String reader, Instant now) {
        Map<String, Object> data = data(watch, held.credential(), subject, telling, now);
        String text = letters.text(data);
        return new Messenger.Mail(
                key(watch, held, reader),
                watch.sender(),
                SENDER_NAME,
                reader,
                headline(watch, held.credential(), telling, now),
                text,
                letters.html(data),
                "en",
                Optional.of(invite(watch, held, subject, telling, reader, text, now)));
    }

    /** Names the mail for ever: the sequence rises with every message about the credential. */
    static String key(Watch watch, Held held, String reader) {
        return held.credential().id() + "-" + held.sequence() + "-"
                + Digest.of(20, watch.organisation().value(), reader.toLowerCase(Locale.ROOT));
    }

    private Messenger.Invite invite(
            Watch watch, Held held, Credential subject, Telling telling, String reader, String text, Instant now) {
        boolean stands = telling.kind() != Telling.Kind.GONE;
        String domain = watch.sender().substring(watch.sender().lastIndexOf('@'));
        var entry = new CalendarEntries.Entry(
                stands,
                held.entry() + "-" + watch.organisation() + domain,
                held.sequence(),
                now,
                watch.day(subject.ends()),
                word(subject.kind()) + " of " + subject.application() + " expires",
                text,
                watch.sender(),
                reader);
        return new Messenger.Invite(stands ? "REQUEST" : "CANCEL", calendar.write(entry));
    }

    private static Map<String, Object> data(
            Watch watch, Credential credential, Credential subject, Telling telling, Instant now) {
        var data = new HashMap<String, Object>();
        data.put("headline", headline(watch, credential, telling, now));
        data.put("application", credential.application());
        data.put("appId", credential.appId());
        data.put("kind", word(credential.kind()));
        data.put("id", credential.id().value());
        data.put("expires", watch.day(subject.ends()).toString());
        data.put("zone", watch.zone().getId());
        data.put("own", credential.own());
        data.put("reminder", telling.kind() == Telling.Kind.REMINDER);
        data.put("replaced", telling.kind() == Telling.Kind.REPLACED);
        data.put("gone", telling.kind() == Telling.Kind.GONE);
        data.put("advice", Advice.on(credential));
        return data;
    }

    private static String headline(Watch watch, Credential credential, Telling telling, Instant now) {
        String what = word(credential.kind()) + " of " + credential.application();
        String line = switch (telling.kind()) {
            case REMINDER -> what + " " + ends(watch, credential, now);
            case REPLACED -> what + " has been replaced";
            case GONE -> what + " has been removed";
        };
        return credential.own() && telling.kind() == Telling.Kind.REMINDER ? "CRITICAL: " + line : line;
    }

    private static String ends(Watch watch, Credential credential, Instant now) {
        int days = watch.daysLeft(credential, now);
        String day = " (" + watch.day(credential.ends()) + ")";
        if (!credential.ends().isAfter(now)) {
            return days == 0 ? "expired today" + day : "expired " + days(-days) + " ago" + day;
        }
        return days == 0 ? "expires today" + day : "expires in " + days(days) + day;
    }

    private static String days(int number) {
        return number == 1 ? "1 day" : number + " days";
    }

    /** As people call it. */
    static String word(Credential.Kind kind) {
        return switch (kind) {
            case SECRET -> "Secret";
            case CERTIFICATE -> "Certificate";
            case SAML_SIGNING -> "SAML signing certificate";
        };
    }
}
