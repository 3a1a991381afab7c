package org.virtualvisits.functions;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.ShowSweeps.Progress;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.Tally;

/** The evidence of a sweep on one page, to be filed: what was looked at, found, done and left alone, and since when. */
final class EvidencePage {

    private EvidencePage() {}

    static String of(Progress progress, Iterable<MailboxSweep> mailboxes, List<Sweep> newestFirst) {
        return of(
                progress,
                mailboxes,
                EvidenceChart.of(
                        newestFirst.reversed(), progress.sweep().rules().zone()));
    }

    static String of(Progress progress, Iterable<MailboxSweep> mailboxes, Html overTime) {
        Sweep sweep = progress.sweep();
        String title = "Mailbox hygiene: " + sweep.rules().id();
        var content = new ArrayList<Html>();
        content.add(Html.tag("h1").holding(title));
        content.add(facts(progress));
        content.add(Html.tag("h2").holding("What the rules found"));
        content.add(rules(progress));
        content.add(Html.tag("h2").holding("Over time"));
        content.add(overTime);
        content.add(Html.tag("h2").holding("Mailboxes that were not swept"));
        content.add(skipped(sweep, mailboxes));
        content.add(Html.tag("p")
                .with("class", "small")
                .holding(
                        "Archive mailboxes cannot be reached and were not looked at. Whether a mailbox is under a hold "
                                + "Graph does not tell; Exchange keeps what is held, whatever is removed. This page holds no "
                                + "subject, no patient's name and no identifier."));
        Html head = Html.tag("head")
                .holding(List.of(
                        Html.tag("meta").with("charset", "utf-8").alone(),
                        Html.tag("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1")
                                .alone(),
                        Html.tag("title").holding(title),
                        ReportStyle.element()));
        Html body = Html.tag("body").holding(Html.tag("main").holding(content));
        return Html.document(Html.tag("html").with("lang", "en").holding(List.of(head, body)));
    }

    private static Html facts(Progress progress) {
        Sweep sweep = progress.sweep();
        ZoneId zone = sweep.rules().zone();
        var facts = new ArrayList<Html>();
        fact(facts, "Organisation", sweep.id().organisation().value());
        fact(facts, "Sweep", sweep.id().toString());
        fact(facts, "Began", time(sweep.started(), zone));
        fact(facts, "Ended", sweep.ended().map(ended -> time(ended, zone)).orElse("under way"));
        fact(facts, "State", RuleSetJson.word(sweep.state()));
        fact(facts, "Mode", sweep.enforces() ? "enforce" : "report only: nothing was changed");
        sweep.approval()
                .ifPresent(approval -> fact(
                        facts,
                        "Approved by",
                        approval.by() + ", " + time(approval.at(), zone) + " (rule set " + approval.digest() + ")"));
        fact(
                facts,
                "Mailboxes",
                figure(progress.over()) + " of " + figure(progress.mailboxes()) + ", " + figure(progress.skipped())
                        + " of them not swept");
        fact(
                facts,
                "Items",
                figure(progress.tally().seen()) + " looked at, "
                        + figure(progress.tally().acted()) + " acted on, "
                        + figure(progress.tally().failed()) + " refused");
        fact(facts, "Requests", figure(progress.requests()));
        fact(facts, "Took", took(progress));
        return Html.tag("dl").holding(facts);
    }

    private static String took(Progress progress) {
        Instant start = progress.sweep().started();
        return progress.sweep()
                .ended()
                .map(ended -> Duration.between(start, ended).toMinutes() + " minutes")
                .orElse("not over yet");
    }

    private static String words(Period age) {
        String said = Stream.of(
                        counted(age.getYears(), "year"),
                        counted(age.getMonths(), "month"),
                        counted(age.getDays(), "day"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "any" : said;
    }

    private static Optional<String> counted(int count, String unit) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + unit + (count == 1 ? "" : "s"));
    }

    private static void fact(List<Html> facts, String name, String value) {
        facts.add(Html.tag("dt").holding(name));
        facts.add(Html.tag("dd").holding(value));
    }

    private static Html rules(Progress progress) {
        var rows = new ArrayList<Html>();
        rows.add(row(
                "th", List.of("Rule", "Age", "Action", "Found", "Left alone", "Due", "Done", "Refused", "Removed")));
        List<Rule> rules = progress.sweep().rules().rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Tally.Count count = progress.tally().of(i);
            boolean teams = rule.kind() == Rule.Kind.STALE_TEAMS;
            rows.add(row(
                    "td",
                    List.of(
                            words(rule.kind()),
                            words(rule.age()),
                            words(rule.action()),
                            figure(teams ? progress.sweep().teams().size() : count.found()),
                            figure(count.found() - count.due()),
                            figure(count.due()),
                            figure(count.acted()),
                            figure(count.failed()),
                            figure(count.bytesActed() / 1_000) + " kB")));
        }
        // It scrolls sideways where the window is narrow, and then the keyboard must get there (WCAG 2.1.1).
        return Html.tag("div")
                .with("class", "wide")
                .with("role", "region")
                .with("aria-label", "What the rules found")
                .with("tabindex", "0")
                .holding(Html.tag("table").holding(rows));
    }

    private static Html skipped(Sweep sweep, Iterable<MailboxSweep> mailboxes) {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (MailboxSweep mailbox : mailboxes) {
            mailbox.skipped()
                    .ifPresent(why -> byReason.computeIfAbsent(words(why), key -> new ArrayList<>())
                            .add(sweep.rules().mailboxes().get(mailbox.index())));
        }
        if (byReason.isEmpty()) {
            return Html.tag("p").holding("None.");
        }
        var items = new ArrayList<Html>();
        byReason.forEach((why, addresses) -> items.add(Html.tag("li")
                .holding(why + ": " + String.join(", ", addresses.subList(0, Math.min(10, addresses.size())))
                        + (addresses.size() > 10 ? " and " + (addresses.size() - 10) + " more" : ""))));
        return Html.tag("ul").holding(items);
    }

    private static Html row(String cell, List<String> texts) {
        return Html.tag("tr")
                .holding(
                        texts.stream().map(text -> Html.tag(cell).holding(text)).toList());
    }

    private static String words(Enum<?> one) {
        return RuleSetJson.word(one).replace('-', ' ');
    }

    static String figure(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    private static String time(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.UK)
                        .format(moment.atZone(zone))
                + " (" + zone.getId() + ")";
    }
}
