package org.virtualvisits.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures as Markdown, ratios first, between the two marks of their page. */
final class Report {

    private static final Pattern MARKED = Pattern.compile("(<!-- figures -->\n).*(<!-- /figures -->)", Pattern.DOTALL);

    private final Formatter text = new Formatter(Locale.ROOT);

    private Report() {}

    /** Writes them into the page; its prose stays. */
    static void write(Path page, Figures figures) throws IOException {
        Matcher marked = MARKED.matcher(Files.readString(page));
        if (!marked.find()) {
            throw new IOException(page + " does not mark where its figures go");
        }
        String body = Matcher.quoteReplacement(new Report().of(figures));
        Files.writeString(page, marked.replaceFirst("$1" + body + "$2"));
    }

    private String of(Figures figures) {
        text.format("%n");
        text.format(
                "Measured on %d cores of a shared machine, JDK %s, %s %s.%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
        text.format("%n");
        text.format("### Start, and speed under load%n");
        text.format("%n");
        text.format("| | in flight | time over the floor's | product | floor |%n");
        text.format("|---|---|---|---|---|%n");
        text.format(
                "| process start to first webhook accepted | 1 | **%.1f** | %s ms | %s ms |%n",
                figures.start().median() / figures.startFloor().median(),
                whole(figures.start()),
                whole(figures.startFloor()));
        figures.accept().forEach(contest -> rate("webhooks accepted a second", contest));
        figures.visits().forEach(contest -> rate("visits completed a second", contest));
        text.format("%n");
        text.format(
                "Rates are medians of %s rounds, with the least and the most.%n",
                figures.accept().getFirst().product().size());
        text.format("%n");
        text.format("### How long one takes%n");
        text.format("%n");
        text.format("| | in flight | product, half within | 95 %% within | floor, half within | 95 %% within |%n");
        text.format("|---|---|---|---|---|---|%n");
        figures.accept().forEach(contest -> time("a webhook", contest));
        figures.visits().forEach(contest -> time("webhook sent to text and mail out", contest));
        text.format("%n");
        calls(figures.calls());
        return text.toString();
    }

    private void rate(String what, Figures.Contest contest) {
        text.format(
                "| %s | %d | **%.1f** | %s | %s |%n",
                what, contest.inFlight(), contest.ratio(), tenths(contest.rate()), tenths(contest.floorRate()));
    }

    private void time(String what, Figures.Contest contest) {
        text.format(
                "| %s | %d | %.0f ms | %.0f ms | %.0f ms | %.0f ms |%n",
                what,
                contest.inFlight(),
                contest.millis().median(),
                contest.millis().at(0.95),
                contest.floorMillis().median(),
                contest.floorMillis().at(0.95));
    }

    private void calls(List<Calls.Step> steps) {
        text.format("### Calls of one visit%n");
        text.format("%n");
        text.format("| step | storage | floor | Graph and SMS | floor |%n");
        text.format("|---|---|---|---|---|%n");
        steps.forEach(step -> text.format(
                "| %s | %d | %d | %d | %d |%n",
                step.name(), step.storage(), step.storageFloor(), step.cloud(), step.cloudFloor()));
        text.format(
                "| **in all** | **%d** | **%d** | **%d** | **%d** |%n",
                steps.stream().mapToInt(Calls.Step::storage).sum(),
                steps.stream().mapToInt(Calls.Step::storageFloor).sum(),
                steps.stream().mapToInt(Calls.Step::cloud).sum(),
                steps.stream().mapToInt(Calls.Step::cloudFloor).sum());
        text.format("%n");
    }

    private static String whole(Figures.Spread spread) {
        return String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", spread.median(), spread.least(), spread.most());
    }

    private static String tenths(Figures.Spread spread) {
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", spread.median(), spread.least(), spread.most());
    }
}
