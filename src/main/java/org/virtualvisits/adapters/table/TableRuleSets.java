package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.hygiene.Approval;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * {@link RuleSets} in Azure Table Storage. A rule set and its approval share a row; the approval names what it is of, so
 * that two who write at once can never approve what was not looked at. Thread-safe.
 */
public final class TableRuleSets implements RuleSets {

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableRuleSets(TableServiceClient service) {
        this(service.getTableClient(Tables.HYGIENE_RULES));
    }

    TableRuleSets(TableClient table) {
        this.table = table;
    }

    @Override
    public List<Approved> of(OrganisationId organisation) {
        var all = new ListEntitiesOptions().setFilter("PartitionKey eq '" + organisation + "'");
        return table.listEntities(all, null, Context.NONE).stream()
                .map(RuleSetRow::decode)
                .toList();
    }

    @Override
    public Optional<Approved> find(OrganisationId organisation, String id) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), Keys.encode(id)))
                .map(RuleSetRow::decode);
    }

    @Override
    public void put(RuleSet rules) {
        Optional<Approval> approval = find(rules.organisation(), rules.id()).flatMap(Approved::approval);
        write(RuleSetRow.encode(rules, approval));
    }

    @Override
    public void approve(OrganisationId organisation, String id, Approval approval) {
        var columns = new RowWriter(organisation.value(), Keys.encode(id));
        RuleSetRow.write(columns, Optional.of(approval));
        // Merged, so that rules which somebody else writes meanwhile stay, unapproved.
        Failures.unlessConflict(() ->
                table.updateEntityWithResponse(columns.row(), TableEntityUpdateMode.MERGE, false, null, Context.NONE));
    }

    @Override
    public void remove(OrganisationId organisation, String id) {
        table.deleteEntity(organisation.value(), Keys.encode(id)); // an absent row is no failure to the SDK
    }

    private void write(TableEntity row) {
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }
}
