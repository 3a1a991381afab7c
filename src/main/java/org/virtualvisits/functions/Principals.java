package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.feed.RecogniseStaff.Principal;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Refusal;

/**
 * Whom App Service authentication has signed in: {@code X-MS-CLIENT-PRINCIPAL}, Base64 of
 * {@code {"auth_typ", "claims": [{"typ", "val"}], "name_typ", "role_typ"}} (learn.microsoft.com, "Work with user
 * identities in Azure App Service authentication"). The platform takes the header off whatever comes from outside; where
 * the platform does not sign people in, anybody can send it.
 */
final class Principals {

    static final String HEADER = "x-ms-client-principal";

    private static final int LONGEST = 64_000;
    private static final String ENTRA = "aad";
    private static final Set<String> OBJECT_ID =
            Set.of("http://schemas.microsoft.com/identity/claims/objectidentifier", "oid");
    private static final String ROLES = "roles";

    private Principals() {}

    /** The person; empty if the header is not what the platform writes for somebody whom Entra signed in. */
    static Optional<Principal> read(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
            JsonNode node = Json.object(text);
            return ENTRA.equals(node.path("auth_typ").asText("")) ? principal(node) : Optional.empty();
        } catch (Refusal | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Principal> principal(JsonNode node) {
        String roleType = node.path("role_typ").asText(ROLES);
        var roles = new ArrayList<String>();
        Optional<String> objectId = Optional.empty();
        for (JsonNode claim : node.path("claims")) {
            String type = claim.path("typ").asText("");
            String value = claim.path("val").asText("");
            if (OBJECT_ID.contains(type)) {
                objectId = Optional.of(value);
            } else if (type.equals(ROLES) || type.equals(roleType)) {
                roles.add(value);
            }
        }
        return objectId.filter(id -> !id.isBlank()).map(id -> new Principal(id, roles));
    }
}
