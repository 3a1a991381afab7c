package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.core.report.Posting.Progress;
import org.virtualvisits.core.report.Posting.Reader;
import org.virtualvisits.core.report.Postings;

/** {@link Postings} in Azure Table Storage: one partition, a row for each report. Thread-safe. */
public final class TablePostings implements Postings {

    private static final String PARTITION = "report";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TablePostings(TableServiceClient service) {
        this(service.getTableClient(Tables.REPORTS));
    }

    TablePostings(TableClient table) {
        this.table = table;
    }

    @Override
    public boolean add(Posting posting) {
        return Failures.unlessConflict(() -> table.createEntityWithResponse(encode(posting), null, Context.NONE))
                .isPresent();
    }

    @Override
    public List<Posting> open() {
        return rows("open eq true").stream().map(TablePostings::decode).toList();
    }

    @Override
    public Optional<Posting> replace(Posting next) {
        TableEntity row = Etags.over(next.version().orElseThrow(), encode(next));
        return Failures.unlessConflict(() ->
                        table.updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE))
                .map(response -> next.over(Etags.written(response)));
    }

    @Override
    public void forget(Instant before) {
        rows("open eq false and planned lt datetime'" + before.truncatedTo(ChronoUnit.SECONDS) + "'")
                .forEach(row -> table.deleteEntity(PARTITION, row.getRowKey()));
    }

    private List<TableEntity> rows(String filter) {
        var options = new ListEntitiesOptions().setFilter("PartitionKey eq '" + PARTITION + "' and " + filter);
        return table.listEntities(options, null, Context.NONE).stream().toList();
    }

    private static TableEntity encode(Posting posting) {
        return new RowWriter(PARTITION, posting.id())
                .text("organisation", posting.organisation())
                .text("kind", posting.kind())
                .text("about", posting.about())
                .json(
                        "readers",
                        Json.array(
                                posting.readers(),
                                reader -> Json.object()
                                        .put("address", reader.address())
                                        .put("progress", reader.progress().name())))
                .moment("planned", posting.planned())
                .text("due", posting.due())
                .flag("open", !posting.isOver())
                .row();
    }

    private static Posting decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Posting(
                new OrganisationId(row.text("organisation")),
                Posting.Kind.valueOf(row.text("kind")),
                row.text("about"),
                Json.list(row.json("readers"), TablePostings::reader),
                row.moment("planned"),
                row.instant("due"),
                Optional.of(entity.getETag()));
    }

    private static Reader reader(JsonNode node) {
        return new Reader(Json.text(node, "address"), Progress.valueOf(Json.text(node, "progress")));
    }
}
