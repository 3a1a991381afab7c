package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The dependencies' page lists what the build uses, each with its version, and nothing that is gone. */
final class DependenciesDocumentTest {

    /** Elements of a pom that name something to be fetched; exclusions and patterns do not. */
    private static final Set<String> FETCHED = Set.of("dependency", "plugin", "path");

    private final Markdown page = Markdown.of("docs/reference/dependencies.md");
    private final Element pom = pom();

    @Test
    void thePageHasEveryDependencyAndPluginOfThePomWithItsVersion() {
        assertThat(listed(name -> name.contains(":"))).isEqualTo(new TreeMap<>(used()));
    }

    @Test
    void thePageHasEveryNpmPackageWithItsVersion() throws IOException {
        Map<String, String> packages = new TreeMap<>();
        new ObjectMapper()
                .readTree(Path.of("src/test/node/package.json").toFile())
                .path("dependencies")
                .properties()
                .forEach(one -> packages.put(one.getKey(), one.getValue().textValue()));

        assertThat(listed(name -> !name.contains(":"))).isEqualTo(packages);
    }

    @Test
    void everyRowSaysWhatItIsForWhyNotAnotherAndUnderWhichLicence() {
        assertThat(page.rows())
                .allSatisfy(
                        row -> assertThat(row).hasSizeGreaterThanOrEqualTo(5).doesNotContain(""));
    }

    /** What the pom leaves out must be explained, because a later version may bring it back under another name. */
    @Test
    void everyExclusionIsExplained() {
        assertThat(elements(pom, "exclusion")
                        .map(one -> child(one, "artifactId"))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(artifact ->
                        assertThat(page.section("What is left out").text()).contains("`" + artifact + "`"));
    }

    private Map<String, String> listed(Predicate<String> which) {
        return page.rows().stream()
                .filter(row -> which.test(Markdown.code(row.getFirst()).getFirst()))
                .collect(Collectors.toMap(
                        row -> Markdown.code(row.getFirst()).getFirst(),
                        row -> row.get(1).replace("`", ""),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** A dependency without a version has the one of an imported bill of materials, which stands in its place. */
    private Map<String, String> used() {
        var used = new HashMap<String, String>();
        FETCHED.stream().flatMap(kind -> elements(pom, kind)).forEach(one -> {
            String name = child(one, "groupId") + ":" + child(one, "artifactId");
            used.merge(name, version(one), (known, other) -> known.isEmpty() ? other : known);
        });
        used.replaceAll((name, version) -> version.isEmpty() ? materials(name) : version);
        return used;
    }

    private String version(Element one) {
        String written = child(one, "version");
        return written.startsWith("${")
                ? elements(pom, written.substring(2, written.length() - 1))
                        .findFirst()
                        .orElseThrow()
                        .getTextContent()
                : written;
    }

    private static String materials(String name) {
        return name.startsWith("org.junit") ? "junit-bom" : "azure-sdk-bom";
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }

    private static String child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child.getNodeName().equals(name))
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static Element pom() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(Path.of("pom.xml").toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("pom.xml cannot be read", e);
        }
    }
}
