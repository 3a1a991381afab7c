package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.functions.wire.Fields;

/** A clinician in JSON, both ways. */
final class ClinicianJson {

    private ClinicianJson() {}

    static Clinician read(Fields fields, Optional<String> id) {
        var clinician = new Clinician(
                Shapes.id(fields, id),
                Set.copyOf(fields.texts("identifiers", 50, 256)),
                fields.requiredText("displayName", 100),
                fields.read(
                        "userPrincipalName", 254, MailAddress::read, "must be a user principal name, such as a@b.nhs.uk"),
                fields.read(
                        "objectId", 36, Shapes.matching(Shapes.OBJECT_ID), "must be an Entra object id (a UUID)"));
        if (clinician.displayName().contains("@")) {
            fields.wrong("displayName", "is read by patients, so it must not be an address (S1.6)");
        }
        fields.end();
        return clinician;
    }

    static void write(Clinician clinician, ObjectNode node) {
        node.put("id", clinician.id()).put("displayName", clinician.displayName());
        ArrayNode identifiers = node.putArray("identifiers");
        clinician.identifiers().stream().sorted().forEach(identifiers::add);
        clinician.userPrincipalName().ifPresent(name -> node.put("userPrincipalName", name));
        clinician.objectId().ifPresent(objectId -> node.put("objectId", objectId));
    }
}
