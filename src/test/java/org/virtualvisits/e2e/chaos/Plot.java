package org.virtualvisits.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot of some lines over time, as SVG that any browser shows and any diff reads. */
final class Plot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int BOTTOM = 40;
    private static final int TOP = 50;
    private static final int MOST_POINTS = 240;
    private static final List<String> COLOURS = List.of("#005eb8", "#b5311c", "#2a7d2e", "#7c4a02");

    private final String title;
    private final String across;
    private final List<Line> lines = new ArrayList<>();

    /**
     * An empty plot.
     *
     * @param across what the axis across counts
     */
    Plot(String title, String across) {
        this.title = title;
        this.across = across;
    }

    /** A point. */
    record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    /** Adds a line; of many points only so many are drawn. */
    Plot line(String name, List<Point> points) {
        int every = Math.max(1, points.size() / MOST_POINTS);
        var drawn = new ArrayList<Point>();
        for (int i = 0; i < points.size(); i++) {
            if (i % every == 0 || i == points.size() - 1) {
                drawn.add(points.get(i));
            }
        }
        lines.add(new Line(name, List.copyOf(drawn)));
        return this;
    }

    /** The picture. */
    String svg() {
        double mostX = most(true);
        double mostY = most(false);
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" role="img">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="18" font-size="14">%s</text>
                """.formatted(WIDTH, HEIGHT, title, LEFT, title));
        for (int i = 0; i <= 4; i++) {
            double y = HEIGHT - BOTTOM - i * (HEIGHT - BOTTOM - TOP) / 4.0;
            double x = LEFT + i * (WIDTH - LEFT - 20) / 4.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT,
                    y,
                    WIDTH - 20,
                    LEFT - 6,
                    y + 4,
                    number(mostY * i / 4)));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x,
                    HEIGHT - BOTTOM + 16,
                    number(mostX * i / 4)));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                WIDTH - 20,
                HEIGHT - 6,
                across));
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), i, mostX, mostY);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Line line, int place, double mostX, double mostY) {
        String colour = COLOURS.get(place % COLOURS.size());
        svg.append(String.format(
                Locale.ROOT, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"", colour));
        for (Point point : line.points()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    LEFT + point.x() / mostX * (WIDTH - LEFT - 20),
                    HEIGHT - BOTTOM - point.y() / mostY * (HEIGHT - BOTTOM - TOP)));
        }
        svg.append("\"/>\n");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"38\" fill=\"%s\">%s</text>%n",
                LEFT + place * 170,
                colour,
                line.name()));
    }

    private double most(boolean ofX) {
        return Math.max(
                1,
                lines.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(point -> ofX ? point.x() : point.y())
                        .max()
                        .orElse(1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
