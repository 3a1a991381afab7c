package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;

/** All rows of one organisation's partition. Rows of kinds it does not know are a newer release's, and left alone. */
record OrganisationRows(OrganisationId id, List<TableEntity> rows) {

    static final String KEY = "organisation";

    static TableEntity encode(OrganisationId id, String name, Set<String> administrators) {
        return new RowWriter(id.value(), KEY)
                .text("name", name)
                .json("administrators", Json.sorted(administrators))
                .row();
    }

    /** The organisation, its items in the order of their keys; empty without a row of its own. */
    Optional<Organisation> decode() {
        return rows.stream()
                .filter(row -> row.getRowKey().equals(KEY))
                .findFirst()
                .map(RowReader::new)
                .map(row -> new Organisation(
                        id,
                        row.text("name"),
                        Json.set(row.json("administrators")),
                        items(
                                ClinicRow.PREFIX,
                                ClinicRow::decode,
                                clinic -> clinic.id().value()),
                        items(ItemRows.TYPE, ItemRows::type, AppointmentType::key),
                        items(ItemRows.CLINICIAN, ItemRows::clinician, Clinician::id),
                        items(
                                ItemRows.SOURCE,
                                ItemRows::source,
                                source -> source.id().value())));
    }

    private <T> List<T> items(String prefix, Function<TableEntity, T> decode, Function<T, String> key) {
        return rows.stream()
                .filter(row -> row.getRowKey().startsWith(prefix))
                .map(decode)
                .sorted(Comparator.comparing(key))
                .toList();
    }
}
