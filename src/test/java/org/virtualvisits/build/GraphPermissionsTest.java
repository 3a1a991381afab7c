package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What administrators are asked to grant is what the calls need: nothing is missing, and nothing is over-granted. That the
 * program makes these calls and no others is held by the tests of the Graph adapter ({@code Permissions}, {@code ContractTest}).
 */
final class GraphPermissionsTest {

    private static final String FILE = "infra/graph-permissions.json";
    private static final String PAGE = "docs/reference/graph-calls.md";

    private final List<JsonNode> asked = elements(json(FILE)).toList();
    private final JsonNode table = json("src/test/resources/contract/graph-permissions.json");

    @Test
    void nothingIsMissingAndNothingIsOverGranted() {
        assertThat(faults(asked)).as(FILE).isEmpty();
    }

    @Test
    void aCallThatItsPermissionDoesNotOpenIsFound() {
        assertThat(faults(with("""
                {"feature":"x","permission":"Mail.Send","grantedIn":"Exchange","calls":["GET /users/{id}/messages"]}
                """))).contains("Mail.Send does not open GET /users/{id}/messages");
    }

    @Test
    void aPermissionWithoutACallOfItsOwnIsFound() {
        assertThat(faults(with("""
                {"feature":"x","permission":"Calendars.ReadWrite","grantedIn":"Entra","calls":[]}
                """))).contains("Calendars.ReadWrite is needed by no call");
    }

    @Test
    void aPermissionForWhichALesserOneWouldDoIsFound() {
        assertThat(faults(with("""
                {"feature":"x","permission":"User.Read.All","grantedIn":"Entra","calls":["GET /users/{id}"]}
                """)))
                .contains("User.Read.All is more than any of its calls needs, and does not say whyNotLess");
    }

    /** Mail and calendars of all the tenant: Exchange scopes the grant to the clinics' mailboxes, Entra cannot. */
    @Test
    void whatOpensMailboxesIsGrantedInExchangeAlone() {
        assertThat(asked)
                .allSatisfy(one -> assertThat(one.path("grantedIn").textValue())
                        .as(one.path("permission").textValue())
                        .isEqualTo(
                                one.path("permission").textValue().matches("(Mail|Calendars|MailboxSettings)\\..*")
                                        ? "Exchange"
                                        : "Entra"));
    }

    /**
     * Whoever may add a secret to an application can become it; so nobody grants that by running a script as it is. Nor what
     * only a setting makes use of that is off at first.
     */
    @Test
    void whatChangesOtherApplicationsOrIsOffAtFirstIsGrantedOnlyByName() throws IOException {
        assertThat(asked)
                .allSatisfy(one -> assertThat(one.path("optIn").asBoolean())
                        .as(one.path("permission").textValue())
                        .isEqualTo(one.path("permission")
                                .textValue()
                                .matches("(Application\\.ReadWrite|VirtualAppointment)\\..*")));
        assertThat(Files.readString(Path.of("infra/scripts/Grant-GraphAccess.ps1")))
                .contains("$Feature = @($declared | Where-Object { -not $_.optIn }");
    }

    @Test
    void thePageOfCallsAndTheFileHaveTheSameCalls() {
        Set<String> documented = Markdown.of(PAGE).rows().stream()
                .map(row -> row.getFirst().replace("`", ""))
                .filter(cell -> cell.matches("(GET|POST|PATCH|PUT|DELETE) /.*"))
                .map(GraphPermissionsTest::plain)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked.stream().flatMap(GraphPermissionsTest::calls).map(GraphPermissionsTest::plain))
                .as("calls of %s, against the rows of %s", FILE, PAGE)
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    private List<String> faults(List<JsonNode> permissions) {
        var faults = new ArrayList<String>();
        // What is granted only by name does the work of no other: most tenants never grant it.
        Set<String> names = permissions.stream()
                .filter(one -> !one.path("optIn").asBoolean())
                .map(one -> one.path("permission").textValue())
                .collect(Collectors.toCollection(TreeSet::new));
        for (JsonNode one : permissions) {
            String permission = one.path("permission").textValue();
            calls(one)
                    .filter(call -> grants(permission, call).isEmpty())
                    .forEach(call -> faults.add(permission + " does not open " + call));
            if (!one.has("whyNotLess") && calls(one).noneMatch(call -> isLeast(permission, call))) {
                faults.add(permission + " is more than any of its calls needs, and does not say whyNotLess");
            }
            boolean needed = calls(one)
                    .anyMatch(call -> names.stream()
                            .filter(other -> !other.equals(permission))
                            .allMatch(other -> grants(other, call).isEmpty()));
            if (!needed) {
                faults.add(permission + " is needed by no call");
            }
        }
        return faults;
    }

    private boolean isLeast(String permission, String call) {
        return grants(permission, call).stream()
                .anyMatch(path -> path.path("least").asBoolean());
    }

    /** The rows of Microsoft's table by which a permission opens a call. */
    private List<JsonNode> grants(String permission, String call) {
        String[] parts = call.toLowerCase(Locale.ROOT).split(" ", 2);
        return elements(table.path(permission).path("paths"))
                .filter(path -> path.path("scheme").textValue().equals("Application"))
                .filter(path ->
                        path.path("path").textValue().toLowerCase(Locale.ROOT).equals(parts[1]))
                .filter(path -> elements(path.path("methods"))
                        .anyMatch(method ->
                                method.textValue().toLowerCase(Locale.ROOT).equals(parts[0])))
                .toList();
    }

    private List<JsonNode> with(String planted) {
        var all = new ArrayList<>(asked);
        try {
            all.add(new ObjectMapper().readTree(planted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Without the query, and with {id} for each id. */
    private static String plain(String call) {
        return call.replaceFirst("\\?.*", "").replaceAll("\\{[^}]*}", "{id}");
    }

    private static Stream<String> calls(JsonNode one) {
        return elements(one.path("calls")).map(JsonNode::textValue);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(Path.of(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
