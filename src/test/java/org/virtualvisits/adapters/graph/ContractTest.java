package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.Folder;
import org.virtualvisits.core.hygiene.Mailboxes;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings.Outcome;
import org.virtualvisits.core.visit.Meetings.Plan;
import org.virtualvisits.sandbox.graph.RecordedRequest;

/** Everything the adapter says to Graph, against Microsoft's own description of v1.0 and of its permissions. */
final class ContractTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Plan PLAN =
            new Plan(SteppingClock.START, SteppingClock.START.plus(Duration.ofMinutes(30)), "Video visit");

    /** In the description only as the target of a link; these are its two properties (Graph page of that name). */
    private static final Set<String> EXTENDED_PROPERTY = Set.of("id", "value");

    private final JsonNode types = read("/contract/graph-v1.0-types.json");

    @Test
    void everyPropertyWeWriteExistsInGraphV1() {
        try (var wire = new Wire(ContractTest::answer)) {
            doEverything(
                    GraphClients.connect(
                            new GraphClients.Endpoint(wire.baseUrl(), "scope"),
                            SimulatedGraph.credential(),
                            Duration.ofSeconds(20),
                            SimulatedGraph.ids(),
                            exchange -> {}),
                    new SteppingClock(Duration.ZERO));

            Set<String> written = new TreeSet<>();
            wire.requests().stream()
                    .filter(request -> request.body().startsWith("{"))
                    .forEach(request -> check(
                            type(request),
                            request.path().endsWith("addPassword")
                                    ? read(request).path("passwordCredential")
                                    : read(request),
                            written));
            assertThat(written)
                    .contains(
                            "graph.onlineMeeting.externalId",
                            "graph.onlineMeeting.allowedLobbyAdmitters",
                            "graph.lobbyBypassSettings.isDialInBypassEnabled",
                            "graph.message.singleValueExtendedProperties",
                            "graph.fileAttachment.contentBytes",
                            "graph.emailAddress.address",
                            "graph.passwordCredential.endDateTime",
                            "graph.passwordCredential.keyId")
                    .doesNotContain("graph.onlineMeeting.participants");
        }
    }

    @Test
    void everyPermissionWeAskForIsNeeded() {
        try (var stand = new SimulatedGraph()) {
            doEverything(stand.client, stand.clock);
            var accounts = new GraphAccounts(stand.client, stand.clock);
            List<String> rowan = List.of(SimulatedGraph.ROWAN);
            accounts.accounts(rowan);
            accounts.plans(rowan);
            accounts.meetings(rowan);
            accounts.mailboxes(rowan);
            accounts.readMail(List.of(SimulatedGraph.CLINIC));
            accounts.sendMail(List.of(SimulatedGraph.CLINIC));
            List<RecordedRequest> requests = stand.everyRequest();

            assertThat(Permissions.DECLARED)
                    .allSatisfy(permission -> assertThat(requests)
                            .anyMatch(request -> Permissions.ALWAYS.stream()
                                    .filter(other -> !other.equals(permission))
                                    .noneMatch(other -> Permissions.opens(other, request))));
        }
    }

    /** One of each call: made, refused for good, looked for, sent. */
    private static void doEverything(GraphServiceClient client, InstantSource clock) {
        new GraphDirectory(client, SimulatedGraph.APP, clock).find("rowan@example.nhs.uk");
        var meetings = new GraphMeetings(client, SimulatedGraph.APP, clock);
        Outcome made = meetings.ensure(SimulatedGraph.ROWAN, "v0123456789abcdefghjkmnpqr-0", PLAN);
        assertThat(made).isInstanceOf(Outcome.Ready.class);
        MeetingState.Live live = ((Outcome.Ready) made).meeting();
        meetings.amend(live, PLAN);
        var browserLinks = new GraphBrowserLinks(
                SimulatedGraph.pipeline(Duration.ofSeconds(20)),
                URI.create(client.getRequestAdapter().getBaseUrl()),
                SimulatedGraph.ids(),
                exchange -> {},
                clock);
        browserLinks.of(live);
        meetings.remove(live);
        for (InviteForm form : InviteForm.values()) {
            new GraphMail(client, form, SimulatedGraph.APP, clock).send(Letters.invitation("k-" + form), true);
        }
        var calendar =
                new Mailboxes.Query("visits@example.nhs.uk", Folder.CALENDAR, clock.instant(), Optional.empty(), false);
        new GraphMailboxes(client, clock).read(calendar);
        new GraphTeams(client, clock).list(Optional.empty());
        new GraphRegistrations(client, SimulatedGraph.APP, clock).read(Optional.empty(), registration -> {});
        var passwords = new GraphPasswords(client, SimulatedGraph.APP, clock);
        passwords.list("a9910000-0000-4000-8000-000000000001");
        passwords.add("a9910000-0000-4000-8000-000000000001", "virtual-visits-1", clock.instant());
        passwords.remove("a9910000-0000-4000-8000-000000000001", "5ec20000-0000-4000-8000-000000000001");
        var drafts = new Drafts(client, new GraphCalls(clock), InviteForm.ATTACHED);
        drafts.discard(Letters.invitation("k-2"), drafts.create(Letters.invitation("k-2")));
    }

    private static String type(Wire.Request request) {
        return request.path().endsWith("Password")
                ? "graph.passwordCredential"
                : request.path().contains("onlineMeetings") ? "graph.onlineMeeting" : "graph.message";
    }

    private static Wire.Answer answer(Wire.Request request) {
        return switch (request.method()) {
            case "POST" ->
                Wire.Answer.json(201, "{\"id\":\"1\",\"joinWebUrl\":\"https://t.example.org/1\",\"isDraft\":true}");
            case "GET" -> Wire.Answer.json(200, "{\"value\":[]}");
            default -> Wire.Answer.json(204, "");
        };
    }

    private void check(String type, JsonNode object, Set<String> written) {
        String actual = Optional.ofNullable(object.path("@odata.type").textValue())
                .map(name -> name.replace("#microsoft.", ""))
                .orElse(type);
        object.properties().forEach(property -> {
            if (property.getKey().startsWith("@")) {
                return;
            }
            String its = typeOf(actual, property.getKey());
            written.add(actual + "." + property.getKey());
            for (JsonNode value : property.getValue().isArray() ? property.getValue() : List.of(property.getValue())) {
                if (value.isObject()) {
                    check(its, value, written);
                } else if (types.path(its).has("values")) {
                    assertThat(types.path(its).path("values"))
                            .extracting(JsonNode::asText)
                            .contains(value.asText());
                }
            }
        });
    }

    private String typeOf(String type, String property) {
        if (type.equals("graph.singleValueLegacyExtendedProperty")) {
            assertThat(EXTENDED_PROPERTY).contains(property);
            return "Edm.String";
        }
        for (String each = type;
                !each.isEmpty();
                each = types.path(each).path("base").asText("")) {
            for (String kind : List.of("props", "nav")) {
                String found = types.path(each).path(kind).path(property).asText("");
                if (!found.isEmpty()) {
                    return found.replaceAll("Collection\\(|[)!]", "");
                }
            }
        }
        throw new AssertionError(type + " has no property " + property);
    }

    private static JsonNode read(Wire.Request request) {
        try {
            return MAPPER.readTree(request.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String resource) {
        try (InputStream file = ContractTest.class.getResourceAsStream(resource)) {
            return MAPPER.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
