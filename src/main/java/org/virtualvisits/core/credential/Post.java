package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.credential.Telling.Progress;
import org.virtualvisits.core.credential.Telling.Reader;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.MailSender;
import org.virtualvisits.core.notice.Messenger;

/** Sends what the list says must be said, one reader after another, until all is said or time is up. */
final class Post {

    private final CredentialLedger ledger;
    private final MailSender mails;
    private final CredentialMail mail;
    private final Measures measures;
    private final Clock clock;
    private final Instant end;
    private int sent;

    /**
     * Keeps its ports.
     *
     * @param end when no mail may be begun any more
     */
    Post(CredentialLedger ledger, MailSender mails, CredentialMail mail, Measures measures, Clock clock, Instant end) {
        this.ledger = ledger;
        this.mails = mails;
        this.mail = mail;
        this.measures = measures;
        this.clock = clock;
        this.end = end;
    }

    /** How many mails were taken. */
    int sent() {
        return sent;
    }

    /** Sends for one organisation; false if something is left. */
    boolean deliver(Watch watch) {
        var open = new ArrayList<Held>();
        ledger.eachOpen(watch.organisation(), open::add);
        for (Held held : open) {
            if (!deliver(watch, held)) {
                return false;
            }
        }
        return true;
    }

    private boolean deliver(Watch watch, Held held) {
        Telling telling = held.open().orElseThrow();
        Credential subject = held.credential()
                .superseded()
                .flatMap(id -> ledger.find(watch.organisation(), id))
                .map(Held::credential)
                .orElse(held.credential());
        // Before the first of them goes out, all are noted: a crash leaves a doubt, and the key settles it.
        Held noted = held.telling(attempted(telling));
        ledger.write(watch.organisation(), List.of(noted));
        Telling next = noted.open().orElse(telling);
        boolean done = true;
        for (Reader reader : telling.readers()) {
            if (!reader.progress().isFinal()) {
                Optional<Progress> progress = clock.instant().isBefore(end)
                        ? sent(mail.write(watch, held, subject, telling, reader.address(), clock.instant()), reader)
                        : Optional.empty();
                next = next.with(new Reader(reader.address(), progress.orElse(Progress.PERHAPS_SENT)));
                if (progress.isEmpty()) {
                    done = false;
                    break;
                }
            }
        }
        ledger.write(watch.organisation(), List.of(held.telling(next)));
        return done;
    }

    private static Telling attempted(Telling telling) {
        Telling next = telling;
        for (Reader reader : telling.readers()) {
            if (!reader.progress().isFinal()) {
                next = next.with(new Reader(reader.address(), Progress.PERHAPS_SENT));
            }
        }
        return next;
    }

    /** Empty where the mail service cannot take it now, and so will take none of the others either. */
    private Optional<Progress> sent(Messenger.Mail one, Reader reader) {
        return switch (mails.send(one, reader.progress() == Progress.PERHAPS_SENT)) {
            case Delivery.Accepted accepted -> {
                sent++;
                measures.count(Measure.CREDENTIAL_MAILS, Map.of(Label.OUTCOME, "sent"));
                yield Optional.of(Progress.SENT);
            }
            case Delivery.Refused refused -> {
                measures.count(Measure.CREDENTIAL_MAILS, Map.of(Label.OUTCOME, "refused"));
                yield Optional.of(Progress.REFUSED);
            }
            case Delivery.Later later -> Optional.empty();
            case Delivery.Placed placed -> Optional.empty();
            case Delivery.Barred barred -> {
                measures.count(Measure.CREDENTIAL_MAILS, Map.of(Label.OUTCOME, "barred"));
                yield Optional.empty();
            }
        };
    }
}
