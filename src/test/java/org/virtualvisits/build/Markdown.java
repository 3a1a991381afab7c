package org.virtualvisits.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the project's documents, as far as tests look into it. Lines inside code fences count as code alone. */
record Markdown(Path path, List<String> lines) {

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".node", ".idea");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*?) *#*");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Markdown of(String file) {
        return of(Path.of(file));
    }

    private static Markdown of(Path path) {
        try {
            var prose = new ArrayList<String>();
            boolean fenced = false;
            for (String line : Files.readAllLines(path)) {
                boolean fence = line.strip().startsWith("```");
                if (!fenced && !fence) {
                    prose.add(line);
                }
                fenced ^= fence;
            }
            return new Markdown(path, List.copyOf(prose));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document of the repository. */
    static List<Markdown> all() {
        return files(".md").map(Markdown::of).toList();
    }

    /** Every file of the repository, generated ones apart, whose name ends so. */
    static Stream<Path> files(String end) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(end)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted();
    }

    /** The texts of the headings of one level. */
    List<String> headings(int level) {
        return lines.stream()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches() && heading.group(1).length() == level)
                .map(heading -> heading.group(2))
                .toList();
    }

    /** The part under the heading of level 2 with this text, up to the next of that level. */
    Markdown section(String heading) {
        int begin = lines.indexOf("## " + heading);
        if (begin < 0) {
            throw new IllegalArgumentException(path + " has no section " + heading);
        }
        List<String> rest = lines.subList(begin + 1, lines.size());
        return new Markdown(
                path, rest.stream().takeWhile(line -> !line.startsWith("## ")).toList());
    }

    /** The rows of all tables: the cells' texts, without the rows that only draw or name the columns. */
    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < lines.size(); i++) {
            boolean names = i + 1 < lines.size() && lines.get(i + 1).matches("\\|[-:| ]+\\|");
            if (lines.get(i).startsWith("|") && !names && !lines.get(i).matches("\\|[-:| ]+\\|")) {
                rows.add(cells(lines.get(i)));
            }
        }
        return rows;
    }

    private static List<String> cells(String row) {
        String[] cells = row.strip().replaceFirst("^\\|", "").split("(?<!\\\\)\\|");
        return Stream.of(cells).map(String::strip).toList();
    }

    /** What is set as code in a text. */
    static List<String> code(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Where its links lead, in the order in which they stand. */
    List<String> links() {
        return lines.stream()
                .map(line -> CODE.matcher(line).replaceAll(""))
                .flatMap(line -> LINK.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** The names by which links reach its headings, made as GitHub makes them. */
    List<String> anchors() {
        Map<String, Integer> times = new HashMap<>();
        return lines.stream()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> anchor(heading.toMatchResult()))
                .map(anchor -> {
                    int earlier = times.merge(anchor, 1, Integer::sum) - 1;
                    return earlier == 0 ? anchor : anchor + "-" + earlier;
                })
                .toList();
    }

    private static String anchor(MatchResult heading) {
        return heading.group(2)
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
