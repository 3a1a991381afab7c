package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.golden.Golden;

/** The folder that is deployed: the triggers the cloud will make of the annotations, and what must not be in it. */
final class FunctionJsonTest {

    private static final Path DEPLOYED = Path.of("target", "azure-functions", "virtual-visits");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Keys of storage, private keys, webhook secrets, shared access signatures, and the sandbox's tokens' digests. */
    private static final Pattern SECRET = Pattern.compile("AccountKey=[A-Za-z0-9+/]{20}|-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|whsec_[A-Za-z0-9+/]{16}|[?&]sig=[A-Za-z0-9%]{20}|\\b[0-9a-f]{64}\\b");

    private static final Pattern TESTING =
            Pattern.compile("junit|assertj|mockito|archunit|palantir|opentest4j|byte-buddy|error_prone_core|nullaway");

    @Test
    void everyTriggerIsAsItWasReviewed() throws IOException {
        Golden.check("function-json/functions.json", readable(functions()) + "\n");
    }

    @Test
    void everyFunctionNamesTheJarBesideItAndAMethodInIt() throws IOException {
        for (Map.Entry<String, JsonNode> function : functions().entrySet()) {
            Path jar = DEPLOYED.resolve(function.getKey())
                    .resolve(function.getValue().path("scriptFile").asText())
                    .normalize();
            String entry = function.getValue().path("entryPoint").asText();
            String type = entry.substring(0, entry.lastIndexOf('.')).replace('.', '/') + ".class";

            assertThat(jar).isEqualTo(jar());
            assertThat(contents(jar)).as(function.getKey()).containsKey(type);
        }
    }

    @Test
    void theHostsConfigurationIsTheProjects() throws IOException {
        assertThat(Files.readString(DEPLOYED.resolve("host.json"))).isEqualTo(Files.readString(Path.of("host.json")));
    }

    @Test
    void nothingLiesBesideTheFunctionsButWhatTheHostNeeds() throws IOException {
        List<String> others = names(DEPLOYED).stream()
                .filter(name -> !Files.exists(DEPLOYED.resolve(name).resolve("function.json")))
                .toList();

        assertThat(others)
                .containsExactlyInAnyOrder(
                        "host.json",
                        "lib",
                        "local.settings.json",
                        jar().getFileName().toString());
    }

    @Test
    void noClassThatTestsAndNoLibraryThatTestsAreDeployed() throws IOException {
        assertThat(contents(jar()).keySet())
                .hasSizeGreaterThan(100)
                .noneMatch(name -> name.matches(".*(Test|Contract|Tests)(\\$.*)?\\.class"))
                .noneMatch(name -> name.matches("(org/virtualvisits/)?(sandbox|golden|e2e|bench|build|contract)/.*"));
        assertThat(names(DEPLOYED.resolve("lib")))
                .hasSizeGreaterThan(20)
                .noneMatch(name -> TESTING.matcher(name).find());
    }

    @Test
    void noSecretIsDeployed() throws IOException {
        var found = new ArrayList<String>();
        Map<String, String> texts = new TreeMap<>(contents(jar()));
        functions().forEach((name, json) -> texts.put(name + "/function.json", json.toString()));
        texts.put("host.json", Files.readString(DEPLOYED.resolve("host.json")));
        texts.forEach((name, text) -> SECRET.matcher(text).results().forEach(hit -> found.add(name)));

        assertThat(found).isEmpty();
        assertThat("AccountKey=0123456789abcdefghijABCD").containsPattern(SECRET);
    }

    private static Map<String, JsonNode> functions() throws IOException {
        var functions = new TreeMap<String, JsonNode>();
        for (String name : names(DEPLOYED)) {
            Path file = DEPLOYED.resolve(name).resolve("function.json");
            if (Files.exists(file)) {
                functions.put(name, MAPPER.readTree(Files.readString(file)));
            }
        }
        return functions;
    }

    /** The script file is left out, because it has the product's version. */
    private static String readable(Map<String, JsonNode> functions) {
        ObjectNode all = MAPPER.createObjectNode();
        functions.forEach((name, json) -> {
            ObjectNode one = json.deepCopy();
            one.remove("scriptFile");
            all.set(name, one);
        });
        return all.toPrettyString();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOYED)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(jars).hasSize(1);
            return jars.getFirst();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    /** Bytes as characters, so that patterns find text in classes too. */
    private static Map<String, String> contents(Path jar) throws IOException {
        var contents = new TreeMap<String, String>();
        try (JarFile open = new JarFile(jar.toFile())) {
            open.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> contents.put(entry.getName(), text(open, entry)));
        }
        return contents;
    }

    private static String text(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
