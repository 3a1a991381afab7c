package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.ReadinessLedger;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.Subject;

/** {@link ReadinessLedger} in Azure Table Storage: a partition for each organisation. Thread-safe. */
public final class TableReadinessLedger implements ReadinessLedger {

    private static final String RUN = "run";
    private static final int MOST_ROWS_A_PAGE = 1_000;
    private static final int A_TRANSACTION = 100;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableReadinessLedger(TableServiceClient service) {
        this(service.getTableClient(Tables.READINESS));
    }

    TableReadinessLedger(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Stored> run(OrganisationId organisation) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), RUN))
                .map(row -> new Stored(ReadinessRows.run(row), row.getETag()));
    }

    @Override
    public Optional<Stored> write(Run run, Optional<String> over) {
        return Conditional.write(table, ReadinessRows.encode(RUN, run), over).map(etag -> new Stored(run, etag));
    }

    @Override
    public void put(OrganisationId organisation, List<Report> reports) {
        submit(
                TableTransactionActionType.UPSERT_REPLACE,
                reports.stream().map(report -> ReadinessRows.encode(organisation, report)));
    }

    @Override
    public Optional<Report> find(OrganisationId organisation, Subject subject) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), Keys.encode(subject.key())))
                .flatMap(ReadinessRows::report);
    }

    @Override
    public List<Report> between(OrganisationId organisation, String first, String last) {
        String filter = reports(organisation)
                + " and RowKey ge '%s' and RowKey le '%s'".formatted(Keys.encode(first), Keys.encode(last));
        return rows(filter, MOST_ROWS_A_PAGE)
                .flatMap(row -> ReadinessRows.report(row).stream())
                .toList();
    }

    @Override
    public List<Report> page(OrganisationId organisation, boolean notReady, Optional<String> after, int atMost) {
        String filter = reports(organisation)
                + (notReady ? " and ready eq false" : "")
                + after.map(key -> " and RowKey gt '" + Keys.encode(key) + "'").orElse("");
        return rows(filter, MOST_ROWS_A_PAGE)
                .flatMap(row -> ReadinessRows.report(row).stream())
                .limit(atMost)
                .toList();
    }

    @Override
    public int forget(OrganisationId organisation, Instant before, int atMost) {
        String filter =
                reports(organisation) + " and checked lt datetime'" + before.truncatedTo(ChronoUnit.MICROS) + "'";
        List<TableEntity> gone = rows(filter, MOST_ROWS_A_PAGE).limit(atMost).toList();
        submit(TableTransactionActionType.DELETE, gone.stream());
        return gone.size();
    }

    private void submit(TableTransactionActionType type, Stream<TableEntity> rows) {
        List<TableTransactionAction> actions =
                rows.map(row -> new TableTransactionAction(type, row)).toList();
        for (int i = 0; i < actions.size(); i += A_TRANSACTION) {
            table.submitTransaction(actions.subList(i, Math.min(i + A_TRANSACTION, actions.size())));
        }
    }

    private Stream<TableEntity> rows(String filter, int aPage) {
        var query = new ListEntitiesOptions().setFilter(filter).setTop(aPage);
        return table.listEntities(query, null, Context.NONE).stream();
    }

    /** All keys of subjects come before the run's. */
    private static String reports(OrganisationId organisation) {
        return "PartitionKey eq '" + organisation + "' and RowKey lt '" + RUN + "'";
    }
}
