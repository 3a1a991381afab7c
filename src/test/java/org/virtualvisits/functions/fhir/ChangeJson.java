package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Wanted;

/** Writes changes so that people can read and compare them. */
final class ChangeJson {

    private ChangeJson() {}

    static String of(List<AppointmentChange> changes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> write(change, list.addObject()));
        return list.toPrettyString() + "\n";
    }

    private static void write(AppointmentChange change, ObjectNode node) {
        node.put("appointment", change.appointmentId());
        change.version().number().ifPresent(number -> node.put("version", number));
        time(node, "updated", change.version().updated());
        change.delivery().ifPresent(delivery -> node.put("delivery", delivery));
        var visit = VisitId.of(new OrganisationId("north"), new SourceId("ehr"), change.appointmentId());
        switch (change.content()) {
            case Content.State(var wanted) -> write(wanted.apply(visit), node.putObject("wanted"));
            case Content.Part part -> node.put("part", true);
            case Content.Removed() -> node.put("removed", true);
            case Content.Unreadable(var problems) -> texts(node.putArray("unreadable"), problems);
        }
    }

    private static void write(Wanted wanted, ObjectNode node) {
        node.put("status", wanted.status().code());
        time(node, "start", wanted.start());
        time(node, "end", wanted.end());
        wanted.length().ifPresent(length -> node.put("length", length.toString()));
        ArrayNode patients = node.putArray("patients");
        wanted.patients().forEach(patient -> write(patient, patients.addObject()));
        actors(node.putArray("clinicians"), wanted.clinicians());
        actors(node.putArray("places"), wanted.places());
        texts(node.putArray("types"), wanted.types());
        node.put("virtual", wanted.virtual());
    }

    private static void write(Patient patient, ObjectNode node) {
        node.put("key", patient.key());
        text(node, "title", patient.title());
        text(node, "givenName", patient.givenName());
        text(node, "familyName", patient.familyName());
        text(node, "displayName", patient.displayName());
        text(node, "phone", patient.phone());
        text(node, "email", patient.email());
        text(node, "language", patient.language());
        text(node, "zone", patient.zone().map(ZoneId::getId));
        if (patient.isCompanion()) {
            node.put("role", patient.role().name());
        }
    }

    private static void actors(ArrayNode list, List<Actor> actors) {
        for (Actor actor : actors) {
            ObjectNode node = list.addObject();
            texts(
                    node.putArray("identifiers"),
                    actor.identifiers().stream().sorted().toList());
            text(node, "display", actor.display());
        }
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    private static void text(ObjectNode node, String name, Optional<String> text) {
        text.ifPresent(its -> node.put(name, its));
    }

    private static void time(ObjectNode node, String name, Optional<Instant> time) {
        time.ifPresent(its -> node.put(name, its.toString()));
    }
}
