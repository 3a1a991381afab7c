package org.virtualvisits.adapters.table;

import com.azure.core.exception.AzureException;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Visits;

/**
 * {@link Visits} in Azure Table Storage: a visit is a partition, and a write of several rows one entity-group transaction.
 * The version of a visit is its row's ETag; after a transaction, whose answer the SDK gives without ETags, it is the mark
 * of the write itself, looked up again only if somebody writes over it. Thread-safe.
 */
public final class TableVisits implements Visits {

    /** How long deliveries are remembered: longer than any sender repeats, by the service's own clock. */
    private static final Duration REMEMBERED = Duration.ofDays(5);

    private static final int MOST_ROWS = 100;
    private static final int MOST_ROWS_A_PAGE = 1_000;
    private static final String MARKED = "written over ";

    private final System.Logger log = System.getLogger(TableVisits.class.getName());
    private final TableClient table;
    private final int pageSize;

    /** Keeps the client, whose own policy decides about retries. */
    public TableVisits(TableServiceClient service) {
        this(service.getTableClient(Tables.VISITS), MOST_ROWS_A_PAGE);
    }

    TableVisits(TableClient table, int pageSize) {
        this.table = table;
        this.pageSize = pageSize;
    }

    @Override
    public Optional<Stored> find(VisitId id) {
        return row(id).filter(row -> !ForgottenRow.is(row)).map(row -> new Stored(VisitRow.decode(row), row.getETag()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A page is read at one moment, but the next one later. The visit's row comes first, so what changes in between
     * makes its version too old to write over, rather than the notices too old to trust.
     */
    @Override
    public Optional<Story> read(VisitId id) {
        String filter = "PartitionKey eq '%s' and RowKey ge 'visit' and RowKey lt 'visit}'".formatted(id);
        var query = new ListEntitiesOptions().setFilter(filter).setTop(pageSize);
        Optional<Stored> stored = Optional.empty();
        var notices = new ArrayList<Notice>();
        for (TableEntity row : table.listEntities(query, null, Context.NONE)) {
            if (ForgottenRow.is(row)) {
                return Optional.empty();
            }
            if (row.getRowKey().equals(VisitRow.KEY)) {
                stored = Optional.of(new Stored(VisitRow.decode(row), row.getETag()));
            } else {
                notices.add(NoticeRow.decode(row));
            }
        }
        return stored.map(its -> new Story(its, notices));
    }

    @Override
    public boolean hasDelivery(VisitId id, String delivery) {
        return Failures.unlessAbsent(() -> table.getEntityWithResponse(
                        id.value(), deliveryKey(delivery), List.of("RowKey"), null, Context.NONE))
                .isPresent();
    }

    @Override
    public Result write(Write write) {
        Optional<String> over = Optional.empty();
        if (write.replaces().isPresent()) {
            over = etag(write.visit().id(), write.replaces().get());
            if (over.isEmpty()) {
                return new Result.Conflict();
            }
        }
        String mark = over.map(etag -> Digest.of(16, etag)).orElse("nothing");
        TableEntity row = VisitRow.encode(write.visit(), mark);
        over.ifPresent(etag -> Etags.over(etag, row));
        boolean alone = write.added().isEmpty()
                && write.changed().isEmpty()
                && write.delivery().isEmpty()
                && write.audit().isEmpty();
        boolean replaces = over.isPresent();
        Optional<String> version = Failures.unlessConflict(
                () -> alone ? writeAlone(row, replaces) : writeTogether(rows(write, row, replaces), mark));
        return version.<Result>map(Result.Done::new).orElseGet(Result.Conflict::new);
    }

    @Override
    public void put(VisitId id, Notice notice, List<Audit> audit) {
        TableEntity row = NoticeRow.encode(id, notice);
        if (audit.isEmpty()) {
            table.updateEntity(row, TableEntityUpdateMode.REPLACE);
        } else {
            var rows = new ArrayList<TableTransactionAction>();
            rows.add(new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, row));
            rows.addAll(told(id, audit, notice.id().value()));
            table.submitTransaction(rows);
        }
    }

    @Override
    public boolean note(VisitId id, Audit audit, String key, Duration once) {
        Instant from =
                Instant.ofEpochSecond(Math.floorDiv(audit.at().getEpochSecond(), once.toSeconds()) * once.toSeconds());
        try {
            Failures.unlessConflict(() -> {
                table.createEntity(AuditRow.encode(id, audit, from, key));
                return true;
            });
            return true;
        } catch (AzureException | UncheckedIOException outOfReach) {
            log.log(
                    System.Logger.Level.WARNING,
                    "audit is out of reach: {0}",
                    outOfReach.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public AuditPage audit(VisitId id, Optional<String> after, int atMost) {
        String from = AuditRow.PREFIX + after.orElse("");
        if (after.isPresent() && !AuditRow.isCursor(after.get())) {
            throw new IllegalArgumentException("no page ended there");
        }
        String filter = "PartitionKey eq '%s' and RowKey gt '%s' and RowKey lt 'audit}'".formatted(id, from);
        var query = new ListEntitiesOptions().setFilter(filter).setTop(Math.min(atMost + 1, MOST_ROWS_A_PAGE));
        List<TableEntity> rows = table.listEntities(query, null, Context.NONE).stream()
                .limit(atMost + 1L)
                .toList();
        List<TableEntity> page = rows.subList(0, Math.min(atMost, rows.size()));
        return new AuditPage(
                page.stream().map(AuditRow::decode).toList(),
                rows.size() > atMost ? Optional.of(AuditRow.cursor(page.getLast())) : Optional.empty());
    }

    @Override
    public List<VisitId> after(Optional<VisitId> last, int atMost) {
        String filter = "RowKey eq 'visit'"
                + last.map(id -> " and PartitionKey gt '" + id + "'").orElse("");
        var query = new ListEntitiesOptions()
                .setFilter(filter)
                .setSelect(List.of("PartitionKey", ForgottenRow.GOING))
                .setTop(MOST_ROWS_A_PAGE);
        return table.listEntities(query, null, Context.NONE).stream()
                .filter(row -> !ForgottenRow.is(row))
                .limit(atMost)
                .map(row -> new VisitId(row.getPartitionKey()))
                .toList();
    }

    @Override
    public int forget(VisitId first, VisitId last, Instant now) {
        String filter =
                "PartitionKey ge '%s' and PartitionKey le '%s' and RowKey ge 'delivery|' and RowKey lt 'delivery}'"
                                .formatted(first, last)
                        + " and Timestamp lt datetime'" + now.minus(REMEMBERED) + "'";
        var query = new ListEntitiesOptions().setFilter(filter).setSelect(List.of("PartitionKey", "RowKey"));
        List<TableEntity> old =
                table.listEntities(query, null, Context.NONE).stream().toList();
        old.forEach(row -> table.deleteEntity(row.getPartitionKey(), row.getRowKey()));
        return old.size();
    }

    /** Upserts: the client may repeat a transaction whose answer was lost, and names follow from what is told. */
    private static List<TableTransactionAction> told(VisitId id, List<Audit> audit, String about) {
        return IntStream.range(0, audit.size())
                .mapToObj(i -> new TableTransactionAction(
                        TableTransactionActionType.UPSERT_REPLACE, row(id, audit.get(i), i, about)))
                .toList();
    }

    static TableEntity row(VisitId id, Audit audit, int place, String about) {
        String key = "%02d".formatted(place)
                + Digest.of(
                        10,
                        audit.cause().correlation(),
                        audit.act().name(),
                        audit.about().orElse(""),
                        about);
        return AuditRow.encode(id, audit, audit.at(), key);
    }

    private String writeAlone(TableEntity row, boolean replaces) {
        return Etags.written(
                replaces
                        ? table.updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE)
                        : table.createEntityWithResponse(row, null, Context.NONE));
    }

    private String writeTogether(List<TableTransactionAction> rows, String mark) {
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException(rows.size() + " rows are more than one transaction takes");
        }
        table.submitTransaction(rows);
        return MARKED + mark;
    }

    private static List<TableTransactionAction> rows(Write write, TableEntity visit, boolean replaces) {
        VisitId id = write.visit().id();
        var rows = new ArrayList<TableTransactionAction>();
        rows.add(
                replaces
                        ? new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, visit, true)
                        : new TableTransactionAction(TableTransactionActionType.CREATE, visit));
        write.added().forEach(notice -> rows.add(create(NoticeRow.encode(id, notice))));
        write.changed()
                .forEach(notice -> rows.add(new TableTransactionAction(
                        TableTransactionActionType.UPDATE_REPLACE, NoticeRow.encode(id, notice))));
        write.delivery()
                .ifPresent(delivery -> rows.add(create(new RowWriter(id.value(), deliveryKey(delivery)).row())));
        rows.addAll(told(id, write.audit(), ""));
        return rows;
    }

    private static TableTransactionAction create(TableEntity row) {
        return new TableTransactionAction(TableTransactionActionType.CREATE, row);
    }

    /** The ETag of a version, if the row may still have it. Only one write can ever be made over an ETag, so its mark is unique. */
    private Optional<String> etag(VisitId id, String version) {
        return version.startsWith(MARKED)
                ? row(id).filter(row -> version.substring(MARKED.length()).equals(row.getProperty(VisitRow.FOLLOWS)))
                        .map(TableEntity::getETag)
                : Optional.of(version);
    }

    private Optional<TableEntity> row(VisitId id) {
        return Failures.unlessAbsent(() -> table.getEntity(id.value(), VisitRow.KEY));
    }

    private static String deliveryKey(String delivery) {
        return "delivery|" + Digest.of(32, delivery);
    }
}
