package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Forgotten;

/**
 * How what is left of a visit is laid out as a row, both ways. It has the visit's own key: so a visit is forgotten, and comes
 * back, by a write over one row, and who has read the one can never write over the other.
 */
final class ForgottenRow {

    /** Tells it from a visit. */
    static final String GOING = "going";

    private ForgottenRow() {}

    static boolean is(TableEntity row) {
        return row.getProperty(GOING) != null;
    }

    static TableEntity encode(Forgotten forgotten) {
        var row = new RowWriter(forgotten.id().value(), VisitRow.KEY)
                .text("organisation", forgotten.organisation())
                .text("source", forgotten.source())
                .number("generation", forgotten.generation())
                .number("sequence", forgotten.sequence())
                .text("last", forgotten.last())
                .moment("over", forgotten.last())
                .flag(GOING, forgotten.going());
        VisitRow.encode(row, forgotten.version());
        return row.row();
    }

    static Forgotten decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Forgotten(
                new VisitId(entity.getPartitionKey()),
                new OrganisationId(row.text("organisation")),
                new SourceId(row.text("source")),
                VisitRow.version(row),
                row.number("generation"),
                row.number("sequence"),
                row.instant("last"),
                row.flag(GOING));
    }
}
