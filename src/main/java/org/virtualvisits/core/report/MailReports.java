package org.virtualvisits.core.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.MailSender;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.report.Posting.Progress;
import org.virtualvisits.core.report.Posting.Reader;

/**
 * Use case: mail the reports that were planned, of the kinds that it has an author for. Called every few minutes. Before
 * a mail goes out it is noted that somebody tries; a run that dies leaves a doubt, which the mail's key settles, so each
 * reader gets each report once.
 */
public final class MailReports {

    /** Longer than a function can run. */
    private static final Duration LEASE = Duration.ofMinutes(8);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** A function has five minutes (host.json); the last mail begun must end within them. */
    private static final Duration BUDGET = Duration.ofMinutes(3);

    /** By then no plan of the same report can come again. */
    private static final Duration REMEMBERED = Duration.ofDays(100);

    private final Postings postings;
    private final Map<Posting.Kind, Author> authors;
    private final MailSender mails;
    private final Clock clock;

    /** Keeps its ports. */
    public MailReports(Postings postings, Map<Posting.Kind, Author> authors, MailSender mails, Clock clock) {
        this.postings = postings;
        this.authors = Map.copyOf(authors);
        this.mails = mails;
        this.clock = clock;
    }

    /** Mails what is due; returns how many mails were taken. */
    public int run() {
        Instant now = clock.instant();
        int sent = 0;
        for (Posting posting : postings.open()) {
            Optional<Author> author = Optional.ofNullable(authors.get(posting.kind()));
            if (author.isPresent()
                    && !posting.due().isAfter(now)
                    && clock.instant().isBefore(now.plus(BUDGET))) {
                sent += postings.replace(posting.heldUntil(now.plus(LEASE)))
                        .map(held -> post(held, author.get(), now.plus(BUDGET)))
                        .orElse(0);
            }
        }
        return sent;
    }

    /** Forgets what went out long ago, of whatever kind. */
    public void forget() {
        postings.forget(clock.instant().minus(REMEMBERED));
    }

    private int post(Posting held, Author author, Instant end) {
        Optional<Author.Content> content = author.write(held);
        Posting at = held;
        int sent = 0;
        for (Reader reader : held.readers()) {
            if (reader.progress().isFinal()) {
                continue;
            }
            if (content.isEmpty()) {
                at = at.with(reader, Progress.REFUSED);
                continue;
            }
            if (!clock.instant().isBefore(end)) {
                break;
            }
            at = written(at.with(reader, Progress.PERHAPS_SENT));
            Optional<Progress> progress = sent(mail(held, reader, content.get()), reader);
            if (progress.isEmpty()) {
                // The mail service takes none now; whether it took this one, its key tells the next run.
                break;
            }
            at = at.with(reader, progress.get());
            sent += progress.get() == Progress.SENT ? 1 : 0;
        }
        written(at.heldUntil(clock.instant().plus(PAUSE)));
        return sent;
    }

    private Posting written(Posting next) {
        return postings.replace(next).orElseThrow(() -> new IllegalStateException("the report was taken away"));
    }

    private Optional<Progress> sent(Messenger.Mail mail, Reader reader) {
        return switch (mails.send(mail, reader.progress() == Progress.PERHAPS_SENT)) {
            case Delivery.Accepted accepted -> Optional.of(Progress.SENT);
            case Delivery.Refused refused -> Optional.of(Progress.REFUSED);
            case Delivery.Later later -> Optional.empty();
            case Delivery.Placed placed -> Optional.empty();
            case Delivery.Barred barred -> Optional.empty();
        };
    }

    private static Messenger.Mail mail(Posting posting, Reader reader, Author.Content content) {
        return new Messenger.Mail(
                posting.key(reader),
                content.from(),
                content.fromName(),
                reader.address(),
                content.subject(),
                content.text(),
                content.html(),
                "en",
                Optional.empty());
    }
}
