package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LinksTest {

    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern DOCUMENT = Pattern.compile("\\bdocs/[a-z]+/[a-z0-9-]+(?:\\.[a-z]+)?");
    private static final Path DECISIONS = Path.of("docs/adr");

    @Test
    void everyLinkFromOneFileToAnotherLeadsSomewhere() {
        List<Markdown> pages = Markdown.all();

        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages.stream()
                        .flatMap(page -> page.links().stream()
                                .filter(link -> !ELSEWHERE.matcher(link).matches())
                                .filter(link -> !leadsSomewhere(page, link))
                                .map(link -> page + " -> " + link)))
                .isEmpty();
    }

    /** Javadoc, messages to staff and comments in the build name documents too; a decision may go by its number. */
    @Test
    void everyDocumentThatTheProgramNamesIsThere() {
        List<String> named = Stream.of(".java", "pom.xml", ".bicep", ".properties")
                .flatMap(Markdown::files)
                .flatMap(file -> DOCUMENT.matcher(read(file)).results())
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(5).allMatch(LinksTest::isThere);
    }

    @Test
    void everyDocumentIsInTheIndex() {
        Path docs = Path.of("docs");
        List<Path> listed = Markdown.of("docs/README.md").links().stream()
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .map(link -> docs.resolve(link.replaceFirst("#.*", "")).normalize())
                .toList();

        assertThat(Markdown.files(".md").filter(file -> file.startsWith(docs) && !file.endsWith("docs/README.md")))
                .allMatch(file -> listed.contains(file)
                        || (file.startsWith(DECISIONS) && listed.contains(DECISIONS.resolve("README.md"))));
    }

    private static boolean leadsSomewhere(Markdown page, String link) {
        String[] parts = link.split("#", 2);
        Path folder = page.path().toAbsolutePath().resolveSibling("");
        Path target = parts[0].isEmpty()
                ? page.path()
                : folder.resolve(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                        .normalize();
        boolean there = Files.exists(target);
        return there && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    private static List<String> anchors(Path target) {
        return target.toString().endsWith(".md")
                ? Markdown.of(target.toString()).anchors()
                : List.of();
    }

    private static boolean isThere(String document) {
        Path path = Path.of(document);
        if (Files.exists(path)) {
            return true;
        }
        try (Stream<Path> decisions = Files.list(DECISIONS)) {
            return path.startsWith(DECISIONS)
                    && decisions.anyMatch(decision -> decision.toString().startsWith(document + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
