package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Violations;

/** An organisation's configuration in JSON, both ways; documented in docs/reference/configuration.md. */
public final class ConfigurationJson {

    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_ADMINISTRATORS = 20;

    private ConfigurationJson() {}

    /**
     * Reads the configuration of one whole organisation.
     *
     * @throws org.virtualvisits.functions.wire.Refusal that says everything that is wrong, place by place
     */
    public static Organisation load(String json) {
        return whole(Json.object(json), Optional.empty());
    }

    /** Writes it so that {@link #load} reads the same. Tokens come out as digests. */
    public static ObjectNode write(Organisation organisation) {
        ObjectNode node = row(organisation);
        list(node, "clinics", organisation.clinics(), ClinicJson::write);
        list(node, "appointmentTypes", organisation.types(), AppointmentTypeJson::write);
        list(node, "clinicians", organisation.clinicians(), ClinicianJson::write);
        list(node, "sources", organisation.sources(), SourceJson::write);
        return node;
    }

    static Organisation whole(ObjectNode document, Optional<OrganisationId> id) {
        var violations = new Violations();
        Fields fields = Fields.of(document, violations);
        Organisation row = row(fields, id);
        var organisation = new Organisation(
                row.id(),
                row.name(),
                row.administrators(),
                items(fields, "clinics", ClinicJson::read),
                items(fields, "appointmentTypes", AppointmentTypeJson::read),
                items(fields, "clinicians", ClinicianJson::read),
                items(fields, "sources", SourceJson::read));
        fields.end();
        check(organisation, fields);
        violations.refuseIfAny();
        return organisation;
    }

    /** Reads name and administrators alone. */
    static Organisation row(ObjectNode document, OrganisationId id) {
        var violations = new Violations();
        Fields fields = Fields.of(document, violations);
        Organisation row = row(fields, Optional.of(id));
        fields.end();
        violations.refuseIfAny();
        return row;
    }

    /** Writes name and administrators alone. */
    static ObjectNode row(Organisation organisation) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", organisation.id().value())
                .put("name", organisation.name());
        ArrayNode administrators = node.putArray("administrators");
        organisation.administrators().stream().sorted().forEach(administrators::add);
        return node;
    }

    private static Organisation row(Fields fields, Optional<OrganisationId> id) {
        return new Organisation(
                new OrganisationId(Shapes.id(fields, id.map(OrganisationId::value))),
                fields.requiredText("name", 100),
                SourceJson.tokens(fields, "administrators", "administratorToken", MOST_ADMINISTRATORS),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static <T> List<T> items(Fields fields, String name, BiFunction<Fields, Optional<String>, T> reader) {
        var items = new ArrayList<T>();
        fields.objects(name, MOST_ITEMS).forEach(item -> items.add(reader.apply(item, Optional.empty())));
        return items;
    }

    /** What only the whole can tell: names must each mean one thing. */
    private static void check(Organisation organisation, Fields fields) {
        distinct(fields, "clinics", "id", organisation.clinics(), clinic -> Set.of(clinic.id().value()));
        distinct(fields, "clinics", "identifiers", organisation.clinics(), Clinic::identifiers);
        distinct(fields, "appointmentTypes", "code", organisation.types(), type -> Set.of(type.key()));
        distinct(fields, "clinicians", "id", organisation.clinicians(), clinician -> Set.of(clinician.id()));
        distinct(fields, "clinicians", "identifiers", organisation.clinicians(), Clinician::identifiers);
        distinct(fields, "sources", "id", organisation.sources(), source -> Set.of(source.id().value()));
        distinct(fields, "sources", "tokens", organisation.sources(), Source::tokens);
        for (int i = 0; i < organisation.sources().size(); i++) {
            if (organisation.sources().get(i).clinic().filter(clinic -> organisation.clinic(clinic).isEmpty()).isPresent()) {
                fields.wrong("sources/" + i + "/clinic", "is not one of the clinics");
            }
        }
    }

    private static <T> void distinct(
            Fields fields, String list, String field, List<T> items, Function<T, Set<String>> names) {
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            for (String name : names.apply(items.get(i))) {
                if (!name.equals(Shapes.SUBSTITUTE) && !seen.add(name)) {
                    fields.wrong(list + "/" + i + "/" + field, "is used by an earlier one of the list");
                }
            }
        }
    }

    private static <T> void list(
            ObjectNode node, String name, List<T> items, BiConsumer<T, ObjectNode> writer) {
        ArrayNode list = node.putArray(name);
        items.forEach(item -> writer.accept(item, list.addObject()));
    }
}
