package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.golden.ReviewedFunction;

/**
 * What the workspace keeps of the address of a request, by the rule in {@code infra/modules/redaction.bicep}, whose
 * expressions are run here as they stand there; the two that it uses mean the same in KQL and in Java.
 */
final class RedactionTest {

    private static final String TOKEN = "0123456789ABCDEFabcdef";

    /** Whoever holds what stands here is let in. */
    private static final Set<String> SECRETS = Set.of("{token}", "{file}");

    private static final Pattern RULE = Pattern.compile("iif\\(Url matches regex @\"([^\"]+)\", "
            + "strcat\\(extract\\(@\"([^\"]+)\", 1, Url\\), \"([^\"]+)\"\\), Url\\)");

    private final String template = Infrastructure.read("infra/modules/redaction.bicep");
    private final MatchResult rule = rule(template);

    @Test
    void noTokenOfALinkIsStoredWithTheRequest() {
        Set<String> secret = routes().stream()
                .filter(route -> SECRETS.stream().anyMatch(route::contains))
                .map(route ->
                        kept("https://visits.example.org/api/" + route.replaceAll("\\{[a-z]+}", TOKEN) + "?lang=cy"))
                .collect(Collectors.toSet());

        assertThat(secret)
                .containsExactlyInAnyOrder(
                        "https://visits.example.org/api/join/-", "https://visits.example.org/api/feeds/-");
    }

    @Test
    void everyRouteWithoutAnyTokenIsKeptAsItIs() {
        List<String> open = routes().stream()
                .filter(route -> SECRETS.stream().noneMatch(route::contains))
                .map(route -> "https://visits.example.org/api/" + route)
                .toList();

        assertThat(open)
                .hasSizeGreaterThan(40)
                .allSatisfy(url -> assertThat(kept(url)).isEqualTo(url));
    }

    @Test
    void requestsGoThroughTheRuleAndTheWorkspaceAsksForIt() {
        String monitoring = Infrastructure.read("infra/modules/monitoring.bicep");

        assertThat(template).contains("kind: 'WorkspaceTransforms'", "'Microsoft-Table-AppRequests'");
        assertThat(template).contains("transformKql: tokenTakenOut");
        assertThat(Infrastructure.read("infra/modules/workspace.bicep"))
                .contains("defaultDataCollectionRuleResourceId: empty(ruleId) ? null : ruleId");
        assertThat(monitoring)
                .contains("ruleId: redaction.outputs.ruleId")
                .contains("WorkspaceResourceId: redactingWorkspace.outputs.workspaceId");
    }

    private static List<String> routes() {
        return ReviewedFunction.http().stream()
                .map(ReviewedFunction::where)
                .distinct()
                .toList();
    }

    private String kept(String url) {
        if (!Pattern.compile(rule.group(1)).matcher(url).find()) {
            return url;
        }
        Matcher extract = Pattern.compile(rule.group(2)).matcher(url);
        return (extract.find() ? extract.group(1) : "") + rule.group(3);
    }

    private static MatchResult rule(String template) {
        Matcher found = RULE.matcher(template);
        if (!found.find()) {
            throw new AssertionError("no rule in infra/modules/redaction.bicep of the form this test can run");
        }
        return found.toMatchResult();
    }
}
