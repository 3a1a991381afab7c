package org.virtualvisits.adapters.table;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.virtualvisits.core.credential.Acknowledgement;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.Held;
import org.virtualvisits.core.credential.Round;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * {@link CredentialLedger} in Azure Table Storage: an organisation's credentials are a partition, written a hundred in
 * one transaction; all watches are another, and the day's work is one row. Thread-safe.
 */
public final class TableCredentialLedger implements CredentialLedger {

    /** No organisation's id begins with a bar. */
    private static final String WATCHES = "|watches";

    private static final String ROUND = "|round";
    private static final String ROUND_KEY = "round";

    private static final int MOST_ROWS_A_TRANSACTION = 100;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableCredentialLedger(TableServiceClient service) {
        this(service.getTableClient(Tables.CREDENTIALS));
    }

    TableCredentialLedger(TableClient table) {
        this.table = table;
    }

    @Override
    public List<Watch> watches() {
        return rows("PartitionKey eq '" + WATCHES + "'", WatchRow::decode);
    }

    @Override
    public Optional<Watch> watch(OrganisationId organisation) {
        return Failures.unlessAbsent(() -> table.getEntity(WATCHES, organisation.value()))
                .map(WatchRow::decode);
    }

    @Override
    public void put(Watch watch) {
        upsert(WatchRow.encode(WATCHES, watch));
    }

    @Override
    public void removeWatch(OrganisationId organisation) {
        table.deleteEntity(WATCHES, organisation.value()); // an absent row is no failure to the SDK
    }

    @Override
    public void each(OrganisationId organisation, Consumer<Held> each) {
        each(within(organisation, CredentialRow.PREFIX), each);
    }

    @Override
    public void eachOpen(OrganisationId organisation, Consumer<Held> each) {
        each(within(organisation, CredentialRow.PREFIX) + " and open eq true", each);
    }

    private void each(String filter, Consumer<Held> each) {
        table.listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE)
                .forEach(row -> each.accept(CredentialRow.decode(row)));
    }

    @Override
    public Optional<Held> find(OrganisationId organisation, CredentialId credential) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), CredentialRow.key(credential)))
                .map(CredentialRow::decode);
    }

    @Override
    public void write(OrganisationId organisation, List<Held> credentials) {
        submit(
                TableTransactionActionType.UPSERT_REPLACE,
                credentials.stream()
                        .map(held -> CredentialRow.encode(organisation, held))
                        .toList());
    }

    @Override
    public void remove(OrganisationId organisation, List<CredentialId> credentials) {
        for (CredentialId credential : credentials) {
            table.deleteEntity(organisation.value(), CredentialRow.key(credential));
            table.deleteEntity(organisation.value(), AcknowledgementRow.key(credential));
        }
    }

    private void submit(TableTransactionActionType type, List<TableEntity> rows) {
        IntStream.iterate(0, from -> from < rows.size(), from -> from + MOST_ROWS_A_TRANSACTION)
                .mapToObj(from -> rows.subList(from, Math.min(from + MOST_ROWS_A_TRANSACTION, rows.size())))
                .forEach(some -> table.submitTransaction(some.stream()
                        .map(row -> new TableTransactionAction(type, row))
                        .toList()));
    }

    @Override
    public List<Acknowledgement> acknowledgements(OrganisationId organisation) {
        return rows(within(organisation, AcknowledgementRow.PREFIX), AcknowledgementRow::decode);
    }

    @Override
    public void put(OrganisationId organisation, Acknowledgement acknowledgement) {
        upsert(AcknowledgementRow.encode(organisation, acknowledgement));
    }

    @Override
    public Round round() {
        return Failures.unlessAbsent(() -> table.getEntity(ROUND, ROUND_KEY))
                .map(RoundRow::decode)
                .orElse(Round.NEVER);
    }

    @Override
    public Optional<Round> write(Round next) {
        TableEntity row = RoundRow.encode(ROUND, ROUND_KEY, next);
        return Failures.unlessConflict(() -> next.version()
                        .map(version -> replaced(Etags.over(version, row)))
                        .orElseGet(() -> Etags.written(table.createEntityWithResponse(row, null, Context.NONE))))
                .map(version -> RoundRow.versioned(next, version));
    }

    private String replaced(TableEntity row) {
        Response<Void> response =
                table.updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE);
        return Etags.written(response);
    }

    private void upsert(TableEntity row) {
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    private <T> List<T> rows(String filter, Function<TableEntity, T> decode) {
        return table.listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE).stream()
                .map(decode)
                .toList();
    }

    /** '}' is the character after '|', which ends every prefix. */
    private static String within(OrganisationId organisation, String prefix) {
        String end = prefix.substring(0, prefix.length() - 1) + "}";
        return "PartitionKey eq '" + organisation + "' and RowKey ge '" + prefix + "' and RowKey lt '" + end + "'";
    }
}
