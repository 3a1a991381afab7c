package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates of {@code infra/} are whole, as far as that can be told without Bicep's compiler. */
final class BicepTest {

    private static final String MAIN = "infra/main.bicep";
    private static final String PART = "infra/part.bicep";
    private static final Pattern GIVEN = Pattern.compile("(?m)^param (\\w+) = ");

    private static final String GOOD_MAIN = """
            targetScope = 'subscription'
            @description('Required. Where.')
            param location string
            @description('Optional. How many.')
            param count int = 2
            var names = [
              'a'
              'b'
            ]
            resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
              name: 'rg'
              location: location
            }
            module part 'part.bicep' = [for (item, i) in names: {
              name: 'part-${i}'
              scope: group
              params: {
                name: item
                number: count
              }
            }]
            @description('Where it is.')
            output URL string = part[0].outputs.url
            @description('Where it is.')
            output OTHER string = part.outputs.url
            """;

    private static final String GOOD_PART = """
            @description('Required. Name.')
            param name string
            @description('Required. How many.')
            param number int
            @description('Optional. A key.')
            @secure()
            param apiKey string = ''
            resource store 'Microsoft.Storage/storageAccounts@2023-05-01' = if (number > 1 && empty(apiKey)) {
              name: name
            }
            resource again 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
              name: 'other'
            }
            @description('Where.')
            output url string = '${store.id}${again.id}'
            """;

    @Test
    void theTemplatesHaveNoFault() {
        assertThat(Infrastructure.templates()).hasSizeGreaterThan(10);
        assertThat(BicepRules.faults(Infrastructure.templates(), Infrastructure.others()))
                .isEmpty();
    }

    @Test
    void theSnippetsThatFaultsArePlantedInHaveNone() {
        assertThat(faults(GOOD_MAIN, GOOD_PART)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("planted")
    void aPlantedFaultIsFound(String good, String bad, String fault) {
        assertThat(GOOD_MAIN + GOOD_PART).contains(good);

        assertThat(faults(GOOD_MAIN.replace(good, bad), GOOD_PART.replace(good, bad)))
                .anyMatch(told -> told.contains(fault));
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of("  location: location\n}", "  location: location\n", "not understood"),
                Arguments.of("location: location", "location: loction", "loction is not declared"),
                Arguments.of("name: item", "name: itm", "itm is not declared"),
                Arguments.of("scope: group", "scope: groop", "groop is not declared"),
                Arguments.of("'${store.id}${again.id}'", "'${stor.id}${again.id}'", "stor is not declared"),
                Arguments.of("&& empty(apiKey)", "", "apiKey is not used"),
                Arguments.of("in names:", "in ['a']:", "names is not used"),
                Arguments.of("var names = [", "var location = 'x'\nvar names = [", "location is declared twice"),
                Arguments.of("empty(apiKey)", "emty(apiKey)", "emty is no function"),
                Arguments.of("empty(apiKey)", "listKeys(apiKey)", "listKeys is no function"),
                Arguments.of("Required. Where.", "Where.", "location's description begins with Required."),
                Arguments.of("Optional. How many.", "Required. How many.", "count's description begins with Optional."),
                Arguments.of("@secure()\n", "", "apiKey is a secret by its name"),
                Arguments.of("'${store.id}${again.id}'", "'${store.id}${again.id}${apiKey}'", "url gives away apiKey"),
                Arguments.of("@description('Where it is.')\n", "", "URL has no description"),
                Arguments.of("resourceGroups@2024-03-01", "resourceGroups", "no type with a version"),
                Arguments.of("resourceGroups@2024-03-01", "resourceGroups@latest", "no type with a version"),
                Arguments.of("resourceGroups@2024-03-01", "resourceGroups@2024-03-01-preview", "is a preview"),
                Arguments.of("Accounts@2023-05-01' existing", "Accounts@2023-01-01' existing", "another version"),
                Arguments.of("  name: 'other'\n", "", "again has no name"),
                Arguments.of("'part.bicep'", "'parts.bicep'", "parts.bicep does not exist"),
                Arguments.of("    number: count\n", "", "part is not given its number"),
                Arguments.of("number: count", "numbr: count", "part has no parameter numbr"),
                Arguments.of("part.outputs.url", "part.outputs.ur", "part has no output ur"),
                Arguments.of("= part.outputs.url", "= location", "url is read by no template"),
                Arguments.of(
                        "module part 'part.bicep'", "module part 'main.bicep'", "part.bicep is used by no template"),
                Arguments.of(
                        "'other'", "'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'", "belongs in infra/modules/roles.bicep"),
                Arguments.of("name: 'other'", "name: loadTextContent('x.json')", "'x.json' does not exist"));
    }

    @Test
    void aRoleThatIsNamedTwiceIsFound() {
        String role = "'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'";
        var files = Map.of(
                BicepRules.ROLES, BicepFile.of(BicepRules.ROLES, "var one = " + role + "\nvar two = " + role + "\n"));

        assertThat(BicepRules.faults(files, Set.of())).anyMatch(told -> told.contains("twice"));
    }

    @Test
    void everyParameterFileGivesWhatIsRequiredAndNothingUnknown() {
        BicepFile main = Infrastructure.template(MAIN);
        List<String> files = Infrastructure.others().stream()
                .filter(path -> path.endsWith(".bicepparam"))
                .toList();

        assertThat(files)
                .contains("infra/main.bicepparam")
                .hasSizeGreaterThan(2)
                .allSatisfy(path -> {
                    String text = Infrastructure.read(path);
                    assertThat(text).contains("using 'main.bicep'\n");
                    assertThat(parameterFaults(main, text)).as(path).isEmpty();
                });
    }

    @Test
    void aPlantedFaultOfAParameterFileIsFound() {
        BicepFile main = BicepFile.of(MAIN, GOOD_MAIN);

        assertThat(parameterFaults(main, "param location = 'x'\n")).isEmpty();
        assertThat(parameterFaults(main, "param locaton = 'x'\n"))
                .containsExactlyInAnyOrder("location is not given", "locaton is no parameter");
    }

    private static Set<String> parameterFaults(BicepFile main, String text) {
        var given = new TreeSet<String>();
        Matcher found = GIVEN.matcher(text);
        while (found.find()) {
            given.add(found.group(1));
        }
        var faults = new TreeSet<String>();
        main.declarations("parameter")
                .filter(parameter -> !parameter.hasValue() && !given.contains(parameter.name()))
                .forEach(parameter -> faults.add(parameter.name() + " is not given"));
        given.stream()
                .filter(name -> !main.names("parameter").contains(name))
                .forEach(name -> faults.add(name + " is no parameter"));
        return faults;
    }

    private static List<String> faults(String main, String part) {
        var files = new TreeMap<String, BicepFile>();
        files.put(MAIN, BicepFile.of(MAIN, main));
        files.put(PART, BicepFile.of(PART, part));
        return BicepRules.faults(files, Set.of());
    }
}
