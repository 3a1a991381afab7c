package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * A subscription notification Bundle: R5 ({@code subscription-notification}), or the R4 and R4B backport
 * ({@code history}, http://hl7.org/fhir/uv/subscriptions-backport). Either every event of it is read, or it is refused.
 */
final class Notification {

    /** As many are applied within the seconds an EHR waits. */
    private static final int MOST_EVENTS = 100;

    private static final Set<String> TYPES = Set.of("history", "subscription-notification");
    private static final Set<String> STATUS_RESOURCES = Set.of("SubscriptionStatus", "Parameters");
    private static final Set<String> WITHOUT_EVENTS = Set.of("handshake", "heartbeat", "query-status", "query-event");
    private static final Pattern APPOINTMENT = Pattern.compile("(?:^|/)Appointment/([^/?#]+)(?:/_history/([^/]*))?$");

    private final Envelope envelope;
    private final List<ObjectNode> entries;
    private final Optional<ObjectNode> status;
    private final Surroundings surroundings;

    Notification(ObjectNode bundle, Envelope envelope) {
        if (!TYPES.contains(Nodes.code(bundle, "type"))) {
            throw FhirDelivery.wrongType("Of Bundles, only subscription notifications are taken: type"
                    + " subscription-notification (R5) or history (R4 and R4B backport).");
        }
        this.envelope = envelope;
        if (bundle.path("entry").size() > MOST_EVENTS) {
            throw new Refusal(new Problem(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "too-large",
                    "The Bundle has too many entries",
                    "Send at most " + MOST_EVENTS + " entries in a Bundle: set the subscription's maxCount lower."));
        }
        this.entries = Nodes.objects(bundle, "entry").toList();
        this.status = entries.stream()
                .limit(1)
                .flatMap(entry -> resource(entry).stream())
                .filter(resource -> STATUS_RESOURCES.contains(Nodes.code(resource, "resourceType")))
                .findFirst();
        this.surroundings = Surroundings.of(entries);
    }

    List<AppointmentChange> changes() {
        if (status.map(Notification::kind).filter(WITHOUT_EVENTS::contains).isPresent()) {
            return List.of();
        }
        var changes = new ArrayList<AppointmentChange>();
        var told = new HashSet<String>();
        for (int i = status.isPresent() ? 1 : 0; i < entries.size(); i++) {
            change(entries.get(i), i).ifPresent(change -> {
                changes.add(change);
                told.add(change.appointmentId());
            });
        }
        if (!told.containsAll(focused())) {
            throw idOnly();
        }
        if (changes.isEmpty() && entries.size() > (status.isPresent() ? 1 : 0)) {
            throw FhirDelivery.wrongType("None of the Bundle's resources is an Appointment. If the subscription is on"
                    + " another resource, correct its topic.");
        }
        return changes;
    }

    private Optional<AppointmentChange> change(ObjectNode entry, int index) {
        Optional<ObjectNode> appointment = resource(entry)
                .filter(resource -> Nodes.code(resource, "resourceType").equals("Appointment"));
        if (appointment.isPresent()) {
            return Optional.of(FhirDelivery.change(appointment.get(), surroundings, envelope(entry, index)));
        }
        if (resource(entry).isPresent()) {
            return Optional.empty();
        }
        Optional<Matcher> named = Stream.of(Nodes.code(entry, "fullUrl"), Nodes.code(entry.path("request"), "url"))
                .map(APPOINTMENT::matcher)
                .filter(Matcher::find)
                .findFirst();
        if (named.isPresent() && !Nodes.code(entry.path("request"), "method").equals("DELETE")) {
            throw idOnly();
        }
        return named.map(name -> FhirDelivery.removed(FhirDelivery.checked(name.group(1)), envelope(entry, index)));
    }

    /** Events of one Bundle share a delivery id, and two may be about one appointment: each gets a name of its own. */
    private Envelope envelope(ObjectNode entry, int index) {
        Optional<String> delivery = envelope.delivery().map(id -> Digest.of(26, id, String.valueOf(index)));
        OptionalLong version = Stream.of(
                        Envelope.version(Nodes.name(entry.path("response"), "etag")), historyVersion(entry))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
        return new Envelope(Optional.empty(), version, delivery, envelope.arrived());
    }

    private static OptionalLong historyVersion(ObjectNode entry) {
        Matcher name = APPOINTMENT.matcher(Nodes.code(entry, "fullUrl"));
        return name.find() && name.group(2) != null ? Envelope.number(name.group(2)) : OptionalLong.empty();
    }

    /** The appointments that the status says have changed. */
    private Set<String> focused() {
        var ids = new HashSet<String>();
        status.stream()
                .flatMap(Notification::foci)
                .map(APPOINTMENT::matcher)
                .filter(Matcher::find)
                .forEach(name -> ids.add(name.group(1)));
        return ids;
    }

    private static Stream<String> foci(ObjectNode status) {
        Stream<String> r5 =
                Nodes.objects(status, "notificationEvent").map(event -> Nodes.code(event.path("focus"), "reference"));
        Stream<String> backport = Nodes.objects(status, "parameter")
                .filter(parameter -> Nodes.code(parameter, "name").equals("notification-event"))
                .flatMap(event -> Nodes.objects(event, "part"))
                .filter(part -> Nodes.code(part, "name").equals("focus"))
                .map(part -> Nodes.code(part.path("valueReference"), "reference"));
        return Stream.concat(r5, backport);
    }

    private static String kind(ObjectNode status) {
        return Nodes.objects(status, "parameter")
                .filter(parameter -> Nodes.code(parameter, "name").equals("type"))
                .map(parameter -> Nodes.code(parameter, "valueCode"))
                .findFirst()
                .orElseGet(() -> Nodes.code(status, "type"));
    }

    private static Optional<ObjectNode> resource(ObjectNode entry) {
        return entry.path("resource") instanceof ObjectNode resource ? Optional.of(resource) : Optional.empty();
    }

    private static Refusal idOnly() {
        return new Refusal(new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "id-only",
                "The notification names appointments without sending them",
                "Set the subscription's content to full-resource (Subscription.content in R5, the extension"
                        + " backport-payload-content in R4), then send the appointments again."));
    }
}
