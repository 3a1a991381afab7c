package org.virtualvisits.functions;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.Tally;

/** What each sweep found due, and did, as bars one beside the other: an SVG within the page, with a text for who cannot see it. */
final class EvidenceChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 180;
    private static final int LEFT = 60;
    private static final int BOTTOM = 30;
    private static final int MOST = 30;

    private EvidenceChart() {}

    static Html of(List<Sweep> oldestFirst, ZoneId zone) {
        List<Sweep> over =
                oldestFirst.stream().filter(sweep -> sweep.total().isPresent()).toList();
        if (over.isEmpty()) {
            return Html.tag("p").holding("No sweep of this rule set is over yet.");
        }
        List<Sweep> shown = over.subList(Math.max(0, over.size() - MOST), over.size());
        long most = Math.max(
                1, shown.stream().mapToLong(EvidenceChart::highest).max().orElse(1));
        var parts = new ArrayList<Html>();
        parts.add(
                Html.tag("title").holding("Items due and done, sweep by sweep; at most " + EvidencePage.figure(most)));
        parts.add(line(LEFT, HEIGHT - BOTTOM, WIDTH, HEIGHT - BOTTOM));
        parts.add(text(LEFT - 6, 14, "end", EvidencePage.figure(most)));
        parts.add(text(LEFT - 6, HEIGHT - BOTTOM + 4, "end", "0"));
        int step = (WIDTH - LEFT) / Math.max(6, shown.size());
        var form = DateTimeFormatter.ofPattern("d MMM", Locale.UK).withZone(zone);
        for (int i = 0; i < shown.size(); i++) {
            int x = LEFT + 4 + i * step;
            Tally total = shown.get(i).total().orElse(Tally.NONE);
            parts.add(bar("due", x, step / 2 - 3, total.due(), most));
            parts.add(bar("done", x + step / 2 - 2, step / 2 - 3, total.acted(), most));
            if (i % Math.max(1, shown.size() / 8) == 0) {
                parts.add(text(x, HEIGHT - 10, "start", form.format(shown.get(i).started())));
            }
        }
        Html chart = Html.tag("svg")
                .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("role", "img")
                .with("aria-label", "Items due and done, sweep by sweep")
                .holding(parts);
        Html legend = Html.tag("p")
                .with("class", "small")
                .holding("Light: due by the rules. Dark: done. The tallest bar is " + EvidencePage.figure(most)
                        + " items.");
        return Html.tag("figure").holding(List.of(chart, legend));
    }

    /** The latest of them in figures, for where no drawing is shown. */
    static Html table(List<Sweep> newestFirst, ZoneId zone) {
        var form = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(zone);
        var rows = new ArrayList<Html>();
        rows.add(row("th", "Sweep", "Due", "Done"));
        newestFirst.stream()
                .filter(sweep -> sweep.total().isPresent())
                .limit(MOST)
                .forEach(sweep -> rows.add(row(
                        "td",
                        form.format(sweep.started()),
                        EvidencePage.figure(sweep.total().orElse(Tally.NONE).due()),
                        EvidencePage.figure(sweep.total().orElse(Tally.NONE).acted()))));
        return Html.tag("table").holding(rows);
    }

    private static Html row(String cell, String... texts) {
        return Html.tag("tr")
                .holding(Arrays.stream(texts)
                        .map(text -> Html.tag(cell).holding(text))
                        .toList());
    }

    private static long highest(Sweep sweep) {
        return sweep.total().map(total -> Math.max(total.due(), total.acted())).orElse(0L);
    }

    private static Html bar(String kind, int x, int width, long value, long most) {
        int height = (int) Math.round((HEIGHT - BOTTOM - 10.0) * value / most);
        return Html.tag("rect")
                .with("class", kind)
                .with("x", Integer.toString(x))
                .with("y", Integer.toString(HEIGHT - BOTTOM - height))
                .with("width", Integer.toString(Math.max(2, width)))
                .with("height", Integer.toString(height))
                .holding("");
    }

    private static Html line(int x1, int y1, int x2, int y2) {
        return Html.tag("line")
                .with("x1", Integer.toString(x1))
                .with("y1", Integer.toString(y1))
                .with("x2", Integer.toString(x2))
                .with("y2", Integer.toString(y2))
                .holding("");
    }

    private static Html text(int x, int y, String anchor, String content) {
        return Html.tag("text")
                .with("x", Integer.toString(x))
                .with("y", Integer.toString(y))
                .with("text-anchor", anchor)
                .holding(content);
    }
}
