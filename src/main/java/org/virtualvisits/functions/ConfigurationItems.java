package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.core.organisation.ConfigureOrganisation.Outcome;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;
import org.virtualvisits.functions.wire.Violations;

/**
 * One kind of item that an organisation configures: how it is listed, read, written and removed.
 *
 * @param name of the list, in JSON
 * @param key what an item is found by, and what its path ends with
 */
record ConfigurationItems<T>(
        String name,
        Function<Organisation, List<T>> list,
        Function<T, String> key,
        BiFunction<Fields, Optional<String>, T> reader,
        BiConsumer<T, ObjectNode> writer,
        BiFunction<OrganisationId, T, Outcome> put,
        BiConsumer<OrganisationId, String> remove) {

    static ConfigurationItems<Clinic> clinics(ConfigureOrganisation configure) {
        return new ConfigurationItems<>(
                "clinics",
                Organisation::clinics,
                clinic -> clinic.id().value(),
                ClinicJson::read,
                ClinicJson::write,
                (organisation, clinic) -> {
                    configure.put(organisation, clinic);
                    return new Outcome.Done();
                },
                (organisation, id) -> configure.remove(organisation, new ClinicId(id)));
    }

    static ConfigurationItems<AppointmentType> types(ConfigureOrganisation configure) {
        return new ConfigurationItems<>(
                "appointmentTypes",
                Organisation::types,
                AppointmentType::key,
                AppointmentTypeJson::read,
                AppointmentTypeJson::write,
                (organisation, type) -> {
                    configure.put(organisation, type);
                    return new Outcome.Done();
                },
                configure::removeType);
    }

    static ConfigurationItems<Clinician> clinicians(ConfigureOrganisation configure) {
        return new ConfigurationItems<>(
                "clinicians",
                Organisation::clinicians,
                Clinician::id,
                ClinicianJson::read,
                ClinicianJson::write,
                (organisation, clinician) -> {
                    configure.put(organisation, clinician);
                    return new Outcome.Done();
                },
                configure::removeClinician);
    }

    static ConfigurationItems<Source> sources(ConfigureOrganisation configure) {
        return new ConfigurationItems<>(
                "sources",
                Organisation::sources,
                source -> source.id().value(),
                SourceJson::read,
                SourceJson::write,
                configure::put,
                (organisation, id) -> configure.remove(organisation, new SourceId(id)));
    }

    Answer all(Organisation organisation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode items = node.putArray(name);
        list.apply(organisation).forEach(item -> writer.accept(item, items.addObject()));
        return Answer.json(node);
    }

    Answer one(Organisation organisation, String wanted) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        T item = list.apply(organisation).stream()
                .filter(its -> key.apply(its).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.notFound()));
        writer.accept(item, node);
        return Answer.json(node);
    }

    Answer put(OrganisationId organisation, String itsKey, String body) {
        var violations = new Violations();
        T item = reader.apply(Fields.of(Json.object(body), violations), Optional.of(itsKey));
        violations.refuseIfAny();
        return answer(put.apply(organisation, item));
    }

    /** What never could have been there is absent as well. */
    Answer removed(OrganisationId organisation, String itsKey) {
        try {
            remove.accept(organisation, itsKey);
        } catch (IllegalArgumentException noSuchId) {
            throw new Refusal(Problem.notFound());
        }
        return Answer.noContent();
    }

    static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> Answer.noContent();
            case Outcome.Taken(var source) -> throw new Refusal(ConfigurationFunctions.taken(source));
        };
    }
}
