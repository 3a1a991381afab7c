package org.virtualvisits.core.rotation;

import java.util.HashMap;
import java.util.Map;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.kernel.OrganisationId;

/** Use case: show how far an organisation's rotations are. */
public final class ShowRotations {

    private final Rotations rotations;

    /** Keeps its port. */
    public ShowRotations(Rotations rotations) {
        this.rotations = rotations;
    }

    /** The latest rotation of each credential that is replaced by it or has come from it. */
    public Map<CredentialId, Rotation> of(OrganisationId organisation) {
        var shown = new HashMap<CredentialId, Rotation>();
        for (Rotation rotation : rotations.all()) {
            if (rotation.organisation().equals(organisation)) {
                shown.put(rotation.replaces(), rotation);
                rotation.replacement().ifPresent(id -> shown.put(id, rotation));
            }
        }
        return Map.copyOf(shown);
    }
}
