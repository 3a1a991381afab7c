package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualvisits.core.report.Author;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.core.report.Postings;

/** The report of all credentials by mail: planned once a period, when its first list is complete, and written when sent. */
public final class MailedReport implements FollowUp, Author {

    /** What is valid or replaced is counted, and not listed. */
    private static final Set<State> LISTED = EnumSet.of(State.EXPIRED, State.EXPIRING);

    /** Mailboxes take a few MB; a line is less than 2 KB. */
    private static final int MOST_LINES = 300;

    private final CredentialLedger ledger;
    private final ReportCredentials report;
    private final Postings postings;
    private final Clock clock;

    /** Keeps its ports. */
    public MailedReport(CredentialLedger ledger, ReportCredentials report, Postings postings, Clock clock) {
        this.ledger = ledger;
        this.report = report;
        this.postings = postings;
        this.clock = clock;
    }

    @Override
    public void listed(Watch watch) {
        Instant now = clock.instant();
        watch.report()
                .ifPresent(its -> postings.add(Posting.planned(
                        watch.organisation(),
                        Posting.Kind.CREDENTIALS,
                        period(its.every(), watch.day(now)),
                        its.to(),
                        now)));
    }

    @Override
    public Optional<Content> write(Posting posting) {
        Optional<String> sender = ledger.watch(posting.organisation()).map(Watch::sender);
        return sender.flatMap(from -> report.report(posting.organisation(), Set.of()))
                .map(all -> content(sender.orElseThrow(), all));
    }

    private Content content(String from, Report all) {
        List<Report.Line> urgent = all.lines().stream()
                .filter(line -> LISTED.contains(line.state()))
                .toList();
        List<Report.Line> shown = urgent.subList(0, Math.min(MOST_LINES, urgent.size()));
        String counts = ReportCredentials.counts(all);
        long expired =
                urgent.stream().filter(line -> line.state() == State.EXPIRED).count();
        String subject = "Credentials of " + all.watch().organisation() + ": " + expired + " expired in use, "
                + (urgent.size() - expired) + " expiring";
        return new Content(
                from,
                CredentialMail.SENDER_NAME,
                subject,
                text(all, shown, counts),
                report.html(
                        new Report(all.watch(), all.at(), all.round(), shown),
                        counts + "." + more(urgent.size() - shown.size())));
    }

    private static String text(Report all, List<Report.Line> shown, String counts) {
        return shown.stream()
                .map(line -> line.expires() + "  " + line.kind() + " of "
                        + line.credential().application() + " (" + ReportCredentials.word(line.state()) + ")")
                .collect(Collectors.joining(
                        "\n",
                        "Credentials of " + all.watch().organisation() + ": "
                                + (counts.isEmpty() ? "none is watched" : counts) + ".\n\n",
                        "\n\nAll of it: GET /api/credentials?organisation="
                                + all.watch().organisation() + "\n"));
    }

    private static String more(int left) {
        return left == 0 ? "" : " " + left + " more of these are not shown here.";
    }

    /** The same for every day of a period. */
    static String period(Reporting.Every every, LocalDate day) {
        return switch (every) {
            case DAY -> day.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
        };
    }
}
