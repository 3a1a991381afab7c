package org.virtualvisits.sandbox;

import java.util.List;
import org.virtualvisits.functions.ConfigurationJson;
import org.virtualvisits.sandbox.graph.SimulatedUser;

/** Years of forgotten items in the example clinics' mailboxes, and the rules that find them. */
final class UntidyClinics {

    /** The rule set, as an administrator would put it. */
    static final String RULES = LocalWorld.resource("hygiene.json");

    private UntidyClinics() {}

    /** Fills the mailboxes of the clinics. */
    static void litter(LocalWorld world) {
        var crowd = new CrowdedTenant(world.graph(), world.clock().instant(), 11);
        List<String> senders = ConfigurationJson.load(LocalWorld.resource("organisation.json")).clinics().stream()
                .map(clinic -> clinic.sender())
                .toList();
        world.graph().tenant().users().stream()
                .filter(user -> senders.contains(user.userPrincipalName()))
                .map(SimulatedUser::objectId)
                .forEach(id -> crowd.litter(id, 300, 60));
    }
}
