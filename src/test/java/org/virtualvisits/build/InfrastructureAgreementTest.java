package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.SettingName;
import org.virtualvisits.adapters.table.Tables;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.sandbox.node.Syntax.Node;

/** What {@code infra/} deploys is what the program reads, writes and is called. */
final class InfrastructureAgreementTest {

    private static final String SETTINGS = "infra/modules/settings.bicep";
    private static final String STORAGE = "infra/modules/storage.bicep";
    private static final String PLATFORM = "What the platform reads";

    /** Not set in Azure: a development storage, and what is part of a Flex Consumption app's configuration. */
    private static final Set<String> LOCAL_ONLY = Set.of("AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME");

    private final Markdown page = Markdown.of("docs/reference/settings.md");
    private final Map<String, Node> deployed = settings();

    @Test
    void theTemplateSetsEverySettingThatTheProgramReadsAndNoOther() {
        assertThat(ours(deployed.keySet()))
                .as(
                        "properties of `settings` in %s; add or remove one there, and its parameter in main.bicep",
                        SETTINGS)
                .isEqualTo(expected());
    }

    @Test
    void theTemplateSetsWhatThePageSaysThePlatformReadsAndNoOther() {
        Set<String> documented = platform();
        documented.removeAll(LOCAL_ONLY);

        assertThat(deployed.keySet().stream().filter(name -> !expected().contains(name)))
                .as(
                        "settings of %s that the program does not read, against docs/reference/settings.md, %s",
                        SETTINGS, PLATFORM)
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void theSampleNamesNoSettingThatTheTemplateDoesNot() throws IOException {
        JsonNode values = new ObjectMapper()
                .readTree(Path.of("local.settings.sample.json").toFile())
                .path("Values");

        assertThat(values.properties().stream().map(Map.Entry::getKey).filter(name -> !LOCAL_ONLY.contains(name)))
                .as("local.settings.sample.json, against %s", SETTINGS)
                .isSubsetOf(deployed.keySet());
    }

    /** A secret's value never passes through a template, where deployments would keep it. */
    @Test
    void everySecretIsAReferenceToTheVaultAndNothingElseIs() {
        Set<String> secret = page.headings(2).stream()
                .flatMap(heading -> page.section(heading).rows().stream())
                .filter(row -> row.size() == 6 && row.get(4).equals("yes"))
                .map(row -> Markdown.code(row.getFirst()).getFirst())
                .filter(name -> !LOCAL_ONLY.contains(name))
                .collect(Collectors.toSet());

        assertThat(deployed.entrySet().stream()
                        .filter(setting -> setting.getValue().text().contains("'@Microsoft.KeyVault("))
                        .map(Map.Entry::getKey))
                .as("settings of %s that are references, against the secrets of docs/reference/settings.md", SETTINGS)
                .containsExactlyInAnyOrderElementsOf(secret);
    }

    @Test
    void everySecretHasItsOwnNameInTheVault() {
        assertThat(deployed.entrySet().stream()
                        .filter(setting -> setting.getValue().text().contains("KeyVault")))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.getValue().text())
                        .contains("/secrets/"
                                + setting.getKey().toLowerCase(Locale.ROOT).replace('_', '-') + "/)"));
    }

    @Test
    void theTemplateMakesTheTablesOfTheProgramAndNoOther() {
        assertThat(Infrastructure.template(STORAGE).list("tables"))
                .as("`tables` in %s, against org.virtualvisits.adapters.table.Tables.ALL", STORAGE)
                .containsExactlyInAnyOrderElementsOf(Tables.ALL);
    }

    @Test
    void theTemplateMakesTheQueuesOfTheProgramAndNoOther() {
        assertThat(Infrastructure.template(STORAGE).list("queues"))
                .as("`queues` in %s, against org.virtualvisits.core.visit.Queues", STORAGE)
                .containsExactlyInAnyOrderElementsOf(queues().toList());
    }

    @Test
    void theRuntimeIsTheReleaseThatTheProgramIsCompiledFor() {
        assertThat(Infrastructure.read("infra/modules/app.bicep")).contains("name: 'java'\n        version: '21'");
        assertThat(Infrastructure.read("pom.xml"))
                .contains("<maven.compiler.release>21</maven.compiler.release>", "<javaVersion>21</javaVersion>");
    }

    @Test
    void azdFindsTheTemplateThePackageAndTheApp() {
        String azure = Infrastructure.read("azure.yaml");

        assertThat(azure).contains("path: infra\n", "module: main\n", "services:\n  visits:\n");
        assertThat(azure).contains("dist: target/azure-functions/virtual-visits\n");
        assertThat(Infrastructure.read("pom.xml")).contains("<function.app.name>virtual-visits</function.app.name>");
        assertThat(Infrastructure.read("infra/modules/app.bicep")).contains("'azd-service-name': 'visits'");
    }

    /** One instance must not be given more requests than host.json lets it take, or it answers 429 to some. */
    @Test
    void anInstanceIsGivenNoMoreRequestsThanItTakes() throws IOException {
        int most = new ObjectMapper()
                .readTree(Path.of("host.json").toFile())
                .at("/extensions/http/maxConcurrentRequests")
                .asInt();

        assertThat(Infrastructure.read("infra/main.bicep"))
                .contains("@maxValue(" + most + ")\nparam httpConcurrency int");
    }

    private static Map<String, Node> settings() {
        return new TreeMap<>(Infrastructure.template(SETTINGS)
                .declarations("resource")
                .filter(resource -> resource.name().equals("settings"))
                .map(resource -> BicepFile.properties(resource.property("properties")))
                .findFirst()
                .orElseThrow());
    }

    private static Set<String> expected() {
        return Arrays.stream(SettingName.values())
                .map(SettingName::key)
                .filter(key -> !LOCAL_ONLY.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> ours(Set<String> names) {
        Set<String> platform = platform();
        return names.stream().filter(name -> !platform.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> platform() {
        return page.section(PLATFORM).rows().stream()
                .map(row -> Markdown.code(row.getFirst()).getFirst())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> queues() {
        return Stream.of(Queues.class, SweepCalls.class, ReadinessCalls.class, CallbackCalls.class)
                .flatMap(names -> Arrays.stream(names.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(InfrastructureAgreementTest::value)
                .filter(name -> !name.startsWith("-"));
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
