package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.retention.ForgottenVisits;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * {@link ForgottenVisits} in the partitions of the table Visits. Rows are removed one by one, each only if it is still the
 * one that was read: a visit that comes back may use their names again. Thread-safe.
 */
public final class TableForgottenVisits implements ForgottenVisits {

    private static final int MOST_ROWS_A_PAGE = 1_000;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableForgottenVisits(TableServiceClient service) {
        this(service.getTableClient(Tables.VISITS));
    }

    TableForgottenVisits(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Forgotten.Kept> find(VisitId id) {
        return Failures.unlessAbsent(() -> table.getEntity(id.value(), VisitRow.KEY))
                .filter(ForgottenRow::is)
                .map(TableForgottenVisits::kept);
    }

    @Override
    public Optional<Forgotten.Kept> begin(Visits.Stored read, Forgotten left, Audit audit) {
        VisitId id = left.id();
        var rows = List.of(
                over(read.version(), ForgottenRow.encode(left)),
                new TableTransactionAction(
                        TableTransactionActionType.UPSERT_REPLACE, TableVisits.row(id, audit, 0, "")));
        return submitted(rows) ? find(id) : Optional.empty();
    }

    @Override
    public List<Notice> notices(VisitId id) {
        return rows(within(id, "visit|", "visit}")).map(NoticeRow::decode).toList();
    }

    @Override
    public void clear(VisitId id, boolean audit) {
        Stream.of("delivery", "trace").forEach(prefix -> drop(within(id, prefix + "|", prefix + "}")));
        if (audit) {
            drop(within(id, "audit|", "audit}"));
        }
        drop(within(id, "visit|", "visit}"));
    }

    @Override
    public Optional<Forgotten.Kept> put(Forgotten next, Forgotten.Kept over) {
        return Conditional.write(table, ForgottenRow.encode(next), Optional.of(over.version()))
                .map(version -> new Forgotten.Kept(next, version));
    }

    @Override
    public void remove(Forgotten.Kept read) {
        drop(Etags.over(read.version(), new TableEntity(read.forgotten().id().value(), VisitRow.KEY)));
    }

    @Override
    public List<Forgotten.Kept> due(Optional<VisitId> after, Optional<VisitId> upTo, Instant before, int atMost) {
        String filter = "RowKey eq 'visit' and (" + ForgottenRow.GOING + " eq true or over le datetime'" + before + "')"
                + after.map(id -> " and PartitionKey gt '" + id + "'").orElse("")
                + upTo.map(id -> " and PartitionKey le '" + id + "'").orElse("");
        return rows(filter).limit(atMost).map(TableForgottenVisits::kept).toList();
    }

    @Override
    public boolean erase(Visits.Stored read, Visit next, Set<String> patients, List<Notice> notices, Audit audit) {
        VisitId id = next.id();
        var rows = new ArrayList<TableTransactionAction>();
        // Whoever writes over a row marks it, and this write is looked up by nobody.
        rows.add(over(read.version(), VisitRow.encode(next, "erased")));
        notices.forEach(notice ->
                rows.add(new TableTransactionAction(TableTransactionActionType.DELETE, NoticeRow.encode(id, notice))));
        rows.add(new TableTransactionAction(
                TableTransactionActionType.UPSERT_REPLACE, TableVisits.row(id, audit, 0, "")));
        boolean done = submitted(rows);
        if (done) {
            patients.forEach(patient -> table.deleteEntity(id.value(), TableTraces.arrived(patient)));
        }
        return done;
    }

    private boolean submitted(List<TableTransactionAction> rows) {
        return Failures.unlessConflict(() -> {
                    table.submitTransaction(rows);
                    return true;
                })
                .isPresent();
    }

    private static TableTransactionAction over(String version, TableEntity row) {
        return new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, Etags.over(version, row), true);
    }

    private void drop(String filter) {
        rows(filter).toList().forEach(this::drop);
    }

    private void drop(TableEntity row) {
        Failures.unlessConflict(() -> table.deleteEntityWithResponse(row, true, null, Context.NONE));
    }

    private Stream<TableEntity> rows(String filter) {
        var query = new ListEntitiesOptions().setFilter(filter).setTop(MOST_ROWS_A_PAGE);
        return table.listEntities(query, null, Context.NONE).stream();
    }

    private static String within(VisitId id, String from, String to) {
        return "PartitionKey eq '%s' and RowKey ge '%s' and RowKey lt '%s'".formatted(id, from, to);
    }

    private static Forgotten.Kept kept(TableEntity row) {
        return new Forgotten.Kept(ForgottenRow.decode(row), row.getETag());
    }
}
