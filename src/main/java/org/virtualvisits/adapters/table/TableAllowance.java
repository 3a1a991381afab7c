package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.visit.Allowance;

/**
 * {@link Allowance} in Azure Table Storage: an account's month is a partition, with a row for each meeting and one that
 * counts them, changed together. Thread-safe.
 */
public final class TableAllowance implements Allowance {

    private static final String COUNTER = "counter";

    /** Of writers who meet at one account, each round lets one through; an instance runs some two dozen at once. */
    private static final int MOST_TRIES = 50;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableAllowance(TableServiceClient service) {
        this(service.getTableClient(Tables.ALLOWANCE));
    }

    TableAllowance(TableClient table) {
        this.table = table;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if too many others count meetings of the same account; nothing is counted then
     */
    @Override
    public boolean take(String organiser, YearMonth month, String externalId, int limit) {
        String partition = Keys.encode(organiser) + "|" + month;
        String meeting = "meeting|" + Keys.encode(externalId);
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<TableEntity> counter = row(partition, COUNTER);
            int taken = counter.map(row -> new RowReader(row).number("taken")).orElse(0);
            if (taken < limit && counted(partition, meeting, counter, taken + 1)) {
                return true;
            }
            // Refused because the limit is reached, this meeting is counted already, or somebody else was first.
            if (row(partition, meeting).isPresent()) {
                return true;
            }
            if (taken >= limit) {
                return false;
            }
        }
        throw new IllegalStateException("too many meetings of one account are being counted at once");
    }

    private boolean counted(String partition, String meeting, Optional<TableEntity> counter, int taken) {
        var create = TableTransactionActionType.CREATE;
        TableEntity count =
                new RowWriter(partition, COUNTER).number("taken", taken).row();
        var both = List.of(
                new TableTransactionAction(create, new RowWriter(partition, meeting).row()),
                counter.map(row -> new TableTransactionAction(
                                TableTransactionActionType.UPDATE_REPLACE, Etags.over(row.getETag(), count), true))
                        .orElseGet(() -> new TableTransactionAction(create, count)));
        return Failures.unlessConflict(() -> table.submitTransaction(both)).isPresent();
    }

    private Optional<TableEntity> row(String partition, String key) {
        return Failures.unlessAbsent(() -> table.getEntity(partition, key));
    }
}
