package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.core.rotation.Step;

/** How far a rotation is, in JSON. Nothing of a secret is in it. */
final class RotationJson {

    private RotationJson() {}

    static ObjectNode write(Rotation rotation) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("applicationId", rotation.appId())
                .put("replaces", rotation.replaces().value());
        rotation.replacement().map(CredentialId::value).ifPresent(id -> node.put("replacement", id));
        node.put("secret", rotation.secret())
                .put("step", rotation.step().name().toLowerCase(Locale.ROOT))
                .put("since", rotation.since().toString())
                .put("expires", rotation.ends().toString());
        if (rotation.step() == Step.GRACE) {
            node.put("removesOldAt", rotation.due().toString());
        }
        rotation.trouble().ifPresent(trouble -> node.put("trouble", trouble));
        return node;
    }

    /** What would be done, step by step. */
    static ObjectNode write(Rotation rotation, List<String> problems) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("dryRun", true);
        ArrayNode steps = node.putArray("would");
        steps.add("Add a secret to the application " + rotation.appId() + ", valid until " + rotation.ends() + ".");
        steps.add("Keep it in the vault as " + rotation.secret() + "-next, which nothing reads.");
        steps.add("Ask for a token with it, again and again for up to a day, until one is given.");
        steps.add("Set it as the newest version of the vault's secret " + rotation.secret() + ".");
        steps.add("Wait for " + rotation.grace().toDays() + " days, while both are valid.");
        steps.add("Ask for a token once more, and then remove the old secret from the application.");
        ArrayNode inTheWay = node.putArray("problems");
        problems.forEach(inTheWay::add);
        return node;
    }
}
