package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.Duration;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Source;

/** How the smaller items of an organisation are laid out as rows of its partition, both ways. */
final class ItemRows {

    static final String TYPE = "type|";
    static final String CLINICIAN = "clinician|";
    static final String SOURCE = "source|";

    private ItemRows() {}

    static String typeKey(String key) {
        return TYPE + Keys.encode(key);
    }

    static String clinicianKey(String id) {
        return CLINICIAN + Keys.encode(id);
    }

    static String sourceKey(SourceId id) {
        return SOURCE + id;
    }

    static TableEntity encode(OrganisationId organisation, AppointmentType type) {
        return new RowWriter(organisation.value(), typeKey(type.key()))
                .text("code", type.code())
                .text("system", type.system())
                .text("description", type.description())
                .flag("telehealth", type.telehealth())
                .text("length", type.length())
                .text("reminders", type.reminders().map(Json::texts))
                .row();
    }

    static AppointmentType type(TableEntity entity) {
        var row = new RowReader(entity);
        return new AppointmentType(
                row.text("code"),
                row.maybe("system"),
                row.text("description"),
                row.flag("telehealth"),
                Duration.parse(row.text("length")),
                row.maybeJson("reminders").map(its -> Json.list(its, text -> Duration.parse(text.asText()))));
    }

    static TableEntity encode(OrganisationId organisation, Clinician clinician) {
        return new RowWriter(organisation.value(), clinicianKey(clinician.id()))
                .text("id", clinician.id())
                .json("identifiers", Json.sorted(clinician.identifiers()))
                .text("displayName", clinician.displayName())
                .text("userPrincipalName", clinician.userPrincipalName())
                .text("objectId", clinician.objectId())
                .row();
    }

    static Clinician clinician(TableEntity entity) {
        var row = new RowReader(entity);
        return new Clinician(
                row.text("id"),
                Json.set(row.json("identifiers")),
                row.text("displayName"),
                row.maybe("userPrincipalName"),
                row.maybe("objectId"));
    }

    static TableEntity encode(OrganisationId organisation, Source source) {
        var row = new RowWriter(organisation.value(), sourceKey(source.id()))
                .text("id", source.id())
                .text("name", source.name())
                .json("tokens", Json.sorted(source.tokens()))
                .json("signingSecrets", Json.texts(source.signingSecrets()))
                .text("order", source.order().name())
                .text("clinic", source.clinic());
        source.fhir().ifPresent(server -> FhirServerColumns.write(row, server));
        return row.row();
    }

    static Source source(TableEntity entity) {
        var row = new RowReader(entity);
        return new Source(
                new SourceId(row.text("id")),
                row.text("name"),
                Json.set(row.json("tokens")),
                Json.texts(row.json("signingSecrets")),
                Source.Order.valueOf(row.text("order")),
                row.maybe("clinic").map(ClinicId::new),
                FhirServerColumns.read(row));
    }
}
