package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.SettingName;
import org.virtualvisits.Settings;

/** The settings' page, the sample and the program name the same settings. */
final class SettingsDocumentTest {

    /** Instead of the connection string, never beside it. */
    private static final Set<SettingName> BY_IDENTITY =
            Set.of(SettingName.STORAGE_TABLE_URI, SettingName.STORAGE_QUEUE_URI, SettingName.STORAGE_CLIENT_ID);

    private static final String PLATFORM = "What the platform reads";
    private static final String HOST = "host.json";

    private final Markdown page = Markdown.of("docs/reference/settings.md");
    private final Map<String, List<String>> documented = page.headings(2).stream()
            .filter(heading -> !Set.of(PLATFORM, HOST).contains(heading))
            .flatMap(heading -> page.section(heading).rows().stream())
            .collect(Collectors.toMap(row -> Markdown.code(row.getFirst()).getFirst(), row -> row));
    private final Set<String> platform = page.section(PLATFORM).rows().stream()
            .map(row -> Markdown.code(row.getFirst()).getFirst())
            .collect(Collectors.toSet());
    private final Map<String, String> sample = sample();

    @Test
    void thePageHasEverySettingThatTheProgramReadsAndNoOther() {
        assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(keys(name -> true));
    }

    @Test
    void everyRowIsComplete() {
        assertThat(documented.values()).allSatisfy(row -> {
            assertThat(row).hasSize(6).doesNotContain("");
            assertThat(row.get(4)).as(row.getFirst()).isIn("yes", "no");
        });
    }

    @Test
    void theSampleNamesEverySettingAndWhatThePlatformNeeds() {
        Set<String> ours = sample.keySet().stream()
                .filter(name -> !platform.contains(name))
                .collect(Collectors.toSet());

        assertThat(ours).containsExactlyInAnyOrderElementsOf(keys(name -> !BY_IDENTITY.contains(name)));
        assertThat(sample).containsKey("FUNCTIONS_WORKER_RUNTIME");
    }

    @Test
    void theProgramStartsWithTheSampleAndFindsAzurite() {
        assertThat(Settings.from(sample).storage())
                .isEqualTo(new Settings.Storage.ByConnectionString("UseDevelopmentStorage=true"));
    }

    @Test
    void noSecretOfTheSampleOpensAnything() {
        Map<String, String> secrets = sample.entrySet().stream()
                .filter(setting -> documented.containsKey(setting.getKey())
                        && documented.get(setting.getKey()).get(4).equals("yes"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(secrets)
                .hasSizeGreaterThan(3)
                .allSatisfy((name, value) ->
                        assertThat(value).as(name).matches("|UseDevelopmentStorage=true|c2FtcGxl[A-Za-z0-9+/=]*"));
    }

    @Test
    void everyValueOfHostJsonIsExplainedAndNoOther() throws IOException {
        Map<String, String> values = new TreeMap<>();
        leaves("", new ObjectMapper().readTree(Path.of("host.json").toFile()), values);
        Map<String, String> explained = page.section(HOST).rows().stream()
                .collect(Collectors.toMap(
                        row -> Markdown.code(row.getFirst()).getFirst(),
                        row -> Markdown.code(row.get(1)).getFirst()));

        assertThat(new TreeMap<>(explained)).isEqualTo(values);
    }

    private static List<String> keys(Predicate<SettingName> which) {
        return Arrays.stream(SettingName.values())
                .filter(which)
                .map(SettingName::key)
                .toList();
    }

    private static Map<String, String> sample() {
        try {
            JsonNode values = new ObjectMapper()
                    .readTree(Path.of("local.settings.sample.json").toFile())
                    .path("Values");
            var sample = new HashMap<String, String>();
            values.properties()
                    .forEach(setting ->
                            sample.put(setting.getKey(), setting.getValue().textValue()));
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leaves(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> leaves(
                            path.isEmpty() ? field.getKey() : path + ":" + field.getKey(), field.getValue(), values));
        } else {
            values.put(path, node.asText());
        }
    }
}
