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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.kernel.OrganisationId;

/** {@link Sweeps} in Azure Table Storage; a row's ETag is its version. Thread-safe. */
public final class TableSweeps implements Sweeps {

    private static final int A_TRANSACTION = 100;

    private final TableClient sweeps;
    private final TableClient mailboxes;

    /** Keeps the client, whose own policy decides about retries. */
    public TableSweeps(TableServiceClient service) {
        this(service.getTableClient(Tables.SWEEPS), service.getTableClient(Tables.SWEPT_MAILBOXES));
    }

    TableSweeps(TableClient sweeps, TableClient mailboxes) {
        this.sweeps = sweeps;
        this.mailboxes = mailboxes;
    }

    @Override
    public boolean add(Sweep sweep) {
        return Failures.unlessConflict(
                        () -> sweeps.createEntityWithResponse(SweepRows.encode(sweep), null, Context.NONE))
                .isPresent();
    }

    @Override
    public Optional<StoredSweep> find(SweepId id) {
        return Failures.unlessAbsent(() -> sweeps.getEntity(id.organisation().value(), SweepRows.key(id)))
                .map(row -> new StoredSweep(SweepRows.sweep(row), row.getETag()));
    }

    /** Rows come oldest first, a few hundred a year; the newest are at the end. */
    @Override
    public List<Sweep> of(OrganisationId organisation, String ruleSet, int atMost) {
        var keys = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '%s' and RowKey gt '%s|' and RowKey lt '%s}'"
                        .formatted(organisation, ruleSet, ruleSet))
                .setSelect(List.of("PartitionKey", "RowKey"));
        return sweeps.listEntities(keys, null, Context.NONE).stream()
                .map(TableEntity::getRowKey)
                .sorted(Comparator.reverseOrder())
                .limit(atMost)
                .map(key -> SweepRows.id(organisation, key))
                .flatMap(id -> find(id).stream())
                .map(StoredSweep::sweep)
                .toList();
    }

    @Override
    public boolean replace(StoredSweep read, Sweep next) {
        TableEntity row = Etags.over(read.version(), SweepRows.encode(next));
        return replaced(sweeps, row).isPresent();
    }

    @Override
    public void addMissing(List<MailboxSweep> missing) {
        if (missing.isEmpty()) {
            return;
        }
        Set<Integer> there = new HashSet<>();
        mailboxes(missing.getFirst().sweep()).forEach(one -> there.add(one.index()));
        var actions = new ArrayList<TableTransactionAction>();
        missing.stream()
                .filter(one -> !there.contains(one.index()))
                .map(one -> new TableTransactionAction(TableTransactionActionType.CREATE, SweepRows.encode(one)))
                .forEach(actions::add);
        for (int i = 0; i < actions.size(); i += A_TRANSACTION) {
            mailboxes.submitTransaction(actions.subList(i, Math.min(i + A_TRANSACTION, actions.size())));
        }
    }

    @Override
    public Optional<StoredMailbox> mailbox(SweepId id, int index) {
        return Failures.unlessAbsent(() -> mailboxes.getEntity(id.toString(), SweepRows.key(index)))
                .map(row -> new StoredMailbox(SweepRows.mailbox(row), row.getETag()));
    }

    @Override
    public Iterable<MailboxSweep> mailboxes(SweepId id) {
        var all = new ListEntitiesOptions().setFilter("PartitionKey eq '" + id + "'");
        return () -> mailboxes.listEntities(all, null, Context.NONE).stream()
                .map(SweepRows::mailbox)
                .iterator();
    }

    @Override
    public boolean anyOpen(SweepId id) {
        var open = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '" + id + "' and over eq false")
                .setSelect(List.of("RowKey"))
                .setTop(1);
        return mailboxes.listEntities(open, null, Context.NONE).stream()
                .findFirst()
                .isPresent();
    }

    @Override
    public Optional<StoredMailbox> replace(StoredMailbox read, MailboxSweep next) {
        return replaced(mailboxes, Etags.over(read.version(), SweepRows.encode(next)))
                .map(answer -> new StoredMailbox(next, Etags.written(answer)));
    }

    @Override
    public List<SweepId> before(OrganisationId organisation, Instant moment, int atMost) {
        var keys = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '" + organisation + "'")
                .setSelect(List.of("PartitionKey", "RowKey"));
        return sweeps.listEntities(keys, null, Context.NONE).stream()
                .map(row -> SweepRows.id(organisation, row.getRowKey()))
                .filter(id -> id.isBefore(moment))
                .limit(atMost)
                .toList();
    }

    /** The sweep's own row last, so that what a crash leaves is found by it. */
    @Override
    public void drop(SweepId id) {
        var keys = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '" + id + "'")
                .setSelect(List.of("PartitionKey", "RowKey"));
        var actions = new ArrayList<TableTransactionAction>();
        mailboxes.listEntities(keys, null, Context.NONE).stream()
                .map(row -> new TableTransactionAction(
                        TableTransactionActionType.DELETE, new TableEntity(row.getPartitionKey(), row.getRowKey())))
                .forEach(actions::add);
        for (int i = 0; i < actions.size(); i += A_TRANSACTION) {
            mailboxes.submitTransaction(actions.subList(i, Math.min(i + A_TRANSACTION, actions.size())));
        }
        sweeps.deleteEntity(id.organisation().value(), SweepRows.key(id));
    }

    private static Optional<Response<Void>> replaced(TableClient table, TableEntity row) {
        return Failures.unlessConflict(
                () -> table.updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE));
    }
}
