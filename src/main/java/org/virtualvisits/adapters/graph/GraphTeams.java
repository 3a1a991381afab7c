package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.hygiene.Teams;

/** {@link Teams} as groups that have one. Reads no name of any. */
public final class GraphTeams implements Teams {

    private final PlainCalls calls;

    /** Keeps its client. */
    public GraphTeams(GraphServiceClient graph, InstantSource clock) {
        this.calls = new PlainCalls(graph, clock);
    }

    @Override
    public Listing list(Optional<String> after) {
        try {
            JsonNode page = after.map(calls::get).orElseGet(this::first);
            var teams = new ArrayList<Team>();
            page.path("value").forEach(node -> teams.add(team(node)));
            return new Listing.Page(
                    teams, Optional.ofNullable(page.path("@odata.nextLink").textValue()));
        } catch (GraphFailure failure) {
            return failure.isLasting() ? new Listing.Refused(403) : new Listing.Later(PlainCalls.pause(failure));
        }
    }

    private JsonNode first() {
        var options = new LinkedHashMap<String, String>();
        options.put("$filter", "resourceProvisioningOptions/Any(x:x eq 'Team')");
        options.put("$select", "id,createdDateTime,renewedDateTime");
        options.put("$expand", "owners($select=id,userPrincipalName,mail)");
        options.put("$top", "100");
        return calls.get("/groups", options);
    }

    private static Team team(JsonNode node) {
        Set<String> owners = new HashSet<>();
        for (JsonNode owner : node.path("owners")) {
            for (String name : Set.of("userPrincipalName", "mail")) {
                String address = owner.path(name).asText("");
                if (!address.isEmpty()) {
                    owners.add(address.toLowerCase(Locale.ROOT));
                }
            }
        }
        String renewed =
                node.path("renewedDateTime").asText(node.path("createdDateTime").asText());
        return new Team(node.path("id").asText(), owners, Instant.parse(renewed));
    }
}
