package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The bill of materials names what ships, all of it may ship, and the jar is the same whoever builds it. */
final class SupplyChainTest {

    private static final Path PACKAGE = Path.of("target/azure-functions/virtual-visits");
    private static final Path PAGE = Path.of("docs/reference/licences.md");

    /** Licences under which a part may ship beside Apache-2.0 code; of several offered, one is enough. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "BSD-3-Clause", "CDDL-1.0", "EPL-2.0", "MIT", "MIT-0", "iCal4j - License");

    /** The worker has it; the packaging plugin leaves it out. */
    private static final String OF_THE_WORKER = "azure-functions-java-core-library";

    private final JsonNode bom = json(Path.of("target/bom.json"));

    @Test
    void theBillOfMaterialsNamesExactlyTheJarsThatShip() throws IOException {
        try (Stream<Path> files = Files.list(PACKAGE.resolve("lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSizeGreaterThan(50)
                    .containsExactlyInAnyOrderElementsOf(components()
                            .filter(component -> !name(component).equals(OF_THE_WORKER))
                            .map(component -> name(component) + "-" + version(component) + ".jar")
                            .toList());
        }
    }

    @Test
    void everyPartMayShip() {
        assertThat(components().filter(component -> !mayShip(component)).map(SupplyChainTest::name))
                .as("parts of which no licence is in %s", ALLOWED)
                .isEmpty();
    }

    @Test
    void aPartUnderAnotherLicenceOrNoneMayNot() throws IOException {
        assertThat(mayShip(part("[{\"license\":{\"id\":\"AGPL-3.0-only\"}}]"))).isFalse();
        assertThat(mayShip(part("[]"))).isFalse();
        assertThat(mayShip(part("[{\"license\":{\"id\":\"GPL-2.0-only\"}},{\"license\":{\"name\":\"CDDL-1.0\"}}]")))
                .isTrue();
    }

    @Test
    void thePageOfLicencesIsThatOfTheBillOfMaterials() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("run with -Dgolden.write=true to rewrite %s", PAGE)
                .isEqualTo(page);
    }

    @Test
    void everyPartIsNamedWithItsVersionAndADigest() {
        assertThat(components()).allSatisfy(component -> {
            assertThat(component.path("purl").textValue())
                    .startsWith("pkg:maven/")
                    .contains("@" + version(component));
            assertThat(component.path("hashes")).as(name(component)).isNotEmpty();
        });
    }

    /** The time of a build, in any file of it, would make every build another. */
    @Test
    void everyEntryOfTheJarHasTheSameTime() throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(PACKAGE)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        try (JarFile jar = new JarFile(jars.getFirst().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Built-By", "Build-Time", "Bnd-LastModified");
        }
        assertThat(bom.path("metadata").has("timestamp")).isFalse();
        assertThat(bom.has("serialNumber")).isFalse();
    }

    private String page() {
        String rows = components()
                .map(component -> "| `%s:%s` | %s | %s |"
                        .formatted(
                                component.path("group").textValue(),
                                name(component),
                                version(component),
                                String.join(" or ", licences(component))))
                .sorted()
                .collect(Collectors.joining("\n"));
        return """
                # Licences

                Every part that ships, with the licences it is offered under, from the bill of materials that each build makes
                (`target/bom.json`). `SupplyChainTest` writes this page, and fails when a part has none of the licences that may ship:
                %s.

                Virtual Visits itself is under the [Apache License 2.0](../../LICENSE).

                | Part | Version | Licence |
                |---|---|---|
                %s
                """.formatted(String.join(", ", new TreeSet<>(ALLOWED)), rows);
    }

    private Stream<JsonNode> components() {
        return elements(bom.path("components"));
    }

    private static boolean mayShip(JsonNode component) {
        return licences(component).stream().anyMatch(ALLOWED::contains);
    }

    private static List<String> licences(JsonNode component) {
        return elements(component.path("licenses"))
                .map(one -> one.path("license"))
                .map(licence -> licence.path("id").asText(licence.path("name").asText()))
                .toList();
    }

    private static String name(JsonNode component) {
        return component.path("name").textValue();
    }

    private static String version(JsonNode component) {
        return component.path("version").textValue();
    }

    private static JsonNode part(String licences) throws IOException {
        return new ObjectMapper().readTree("{\"licenses\":" + licences + "}");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " is made by the phase package", e);
        }
    }
}
