package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code GET /groups} as far as teams are listed with their owners (Graph page "group-list"). */
final class GroupPaths {

    private static final String TEAMS = "resourceProvisioningOptions/Any(x:x eq 'Team')";
    private static final int MOST_OWNERS = 20;

    private final List<SimulatedTeam> teams = new CopyOnWriteArrayList<>();

    void put(SimulatedTeam team) {
        teams.add(team);
    }

    Answer answer(Call call) {
        if (!call.method().equals("GET") || call.segments().size() > 1) {
            throw GraphError.methodNotAllowed();
        }
        if (!call.option("$filter").orElse("").equals(TEAMS)) {
            throw new GraphError(400, "Request_UnsupportedQuery", "Unsupported or invalid query filter clause.");
        }
        int top = MessageList.number(call, "$top", 100, 1, 999);
        int skip = MessageList.number(call, "$skiptoken", 0, 0, 1_000_000);
        ObjectNode body = Json.object();
        ArrayNode page = body.putArray("value");
        teams.stream().skip(skip).limit(top).forEach(team -> {
            ObjectNode node = page.addObject()
                    .put("id", team.group())
                    .put("createdDateTime", team.renewed().toString())
                    .put("renewedDateTime", team.renewed().toString());
            ArrayNode owners = node.putArray("owners");
            team.owners().stream()
                    .limit(MOST_OWNERS)
                    .forEach(owner -> owners.addObject()
                            .put("@odata.type", "#microsoft.graph.user")
                            .put("userPrincipalName", owner)
                            .put("mail", owner));
        });
        if (teams.size() > skip + top) {
            body.put("@odata.nextLink", MessageList.nextLink(call, "$skiptoken", skip + top));
        }
        return Answer.json(200, body);
    }
}
