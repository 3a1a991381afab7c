package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** Reads what a FHIR server delivers. Every deliberate answer is listed in docs/reference/fhir.md. */
public final class FhirDelivery {

    /** R4 datatypes, id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private FhirDelivery() {}

    /**
     * The changes that a body of a resource or a notification Bundle tells, in their order; empty for one that tells
     * none, such as a handshake.
     *
     * @throws Refusal if it is neither, or an appointment cannot be told from another
     */
    public static List<AppointmentChange> read(ObjectNode body, Envelope envelope) {
        String type = Nodes.code(body, "resourceType");
        return switch (type) {
            case "Appointment" -> List.of(change(body, Surroundings.none(), envelope));
            case "Bundle" -> {
                if (envelope.pathId().isPresent()) {
                    throw wrongType("This path takes the Appointment it names; post Bundles to /api/fhir.");
                }
                yield new Notification(body, envelope).changes();
            }
            default ->
                throw wrongType("Send an Appointment, or a subscription notification Bundle with Appointments. If the"
                        + " subscription is on another resource, correct its criteria or topic.");
        };
    }

    /** The appointment named in the path is gone. */
    public static AppointmentChange removed(Envelope envelope) {
        return removed(checked(envelope.pathId().orElse("")), envelope);
    }

    static AppointmentChange removed(String id, Envelope envelope) {
        var version = new Version(envelope.ifMatch(), Optional.empty(), envelope.arrived());
        return new AppointmentChange(id, version, envelope.delivery(), new Content.Removed());
    }

    static AppointmentChange change(ObjectNode appointment, Surroundings surroundings, Envelope envelope) {
        String id = checked(Nodes.code(appointment, "id"));
        if (envelope.pathId().filter(inPath -> !inPath.equals(id)).isPresent()) {
            throw new Refusal(Problem.invalid("The id in the path is not the id of the Appointment in the body."));
        }
        Content content = new Appointment(appointment, surroundings, envelope.arrived()).content();
        return new AppointmentChange(id, version(appointment, envelope), envelope.delivery(), content);
    }

    private static Version version(ObjectNode appointment, Envelope envelope) {
        OptionalLong number = Envelope.number(Nodes.code(appointment.path("meta"), "versionId"));
        boolean has = !Nodes.code(appointment.path("meta"), "versionId").isEmpty();
        Optional<Instant> updated =
                Times.instant(appointment.path("meta").path("lastUpdated"));
        return new Version(has ? number : envelope.ifMatch(), updated, envelope.arrived());
    }

    /** An id that FHIR allows. */
    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refusal(Problem.invalid(
                    id.isEmpty()
                            ? "The Appointment has no id, so it cannot be told from others. Send it as the server stores"
                                    + " it."
                            : "The id is not a FHIR id: 1 to 64 of A-Z, a-z, 0-9, '-' and '.'."));
        }
        return id;
    }

    static Refusal wrongType(String detail) {
        return new Refusal(new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "wrong-resource",
                "The resource is not one that is taken here",
                detail));
    }
}
