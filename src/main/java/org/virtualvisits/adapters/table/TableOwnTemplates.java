package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.OwnTemplate.Version;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.template.OwnWords;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.Style;

/**
 * {@link OwnTemplates} in Azure Table Storage: an organisation is a partition. What messages are written with is one range,
 * read whole and remembered for a while; what this instance writes it sees at once. Thread-safe.
 */
public final class TableOwnTemplates implements OwnTemplates {

    private final TableClient table;
    private final Remembered<OrganisationId, OwnWords> words;

    /**
     * Keeps the client, whose own policy decides about retries.
     *
     * @param longest how long another instance's writes may go unseen
     */
    public TableOwnTemplates(TableServiceClient service, Clock clock, Duration longest) {
        this(service.getTableClient(Tables.TEMPLATES), clock, longest);
    }

    TableOwnTemplates(TableClient table, Clock clock, Duration longest) {
        this.table = table;
        this.words = new Remembered<>(id -> Optional.of(read(id)), clock, longest);
    }

    @Override
    public OwnWords words(OrganisationId organisation) {
        return words.find(organisation).orElseThrow();
    }

    @Override
    public List<OwnTemplate> all(OrganisationId organisation) {
        return rows(organisation, TemplateRow.OWN, TemplateRow.OWN + "}").stream()
                .map(TemplateRow::decode)
                .sorted(Comparator.comparing(template -> template.slot().words()))
                .toList();
    }

    @Override
    public Optional<Held> find(OrganisationId organisation, Slot slot) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), TemplateRow.key(slot)))
                .map(row -> new Held(TemplateRow.decode(row), row.getETag()));
    }

    @Override
    public List<Version> versions(OrganisationId organisation, Slot slot) {
        return rows(organisation, TemplateRow.versionKey(slot, 0), TemplateRow.versionKey(slot, 999_999)).stream()
                .map(TemplateRow::version)
                .toList();
    }

    @Override
    public Optional<Version> version(OrganisationId organisation, Slot slot, int number) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), TemplateRow.versionKey(slot, number)))
                .map(TemplateRow::version);
    }

    @Override
    public boolean write(OrganisationId organisation, OwnTemplate next, Optional<Held> over, Optional<Version> added) {
        TableEntity row = TemplateRow.encode(organisation, next);
        Optional<String> etag = over.map(Held::version);
        boolean done = added.isPresent()
                ? together(row, etag, TemplateRow.encode(organisation, next.slot(), added.get()))
                : Conditional.write(table, row, etag).isPresent();
        words.forget(organisation);
        return done;
    }

    @Override
    public void put(OrganisationId organisation, Scope scope, Style style) {
        new Partition(table).put(TemplateRow.encode(organisation, scope, style));
        words.forget(organisation);
    }

    @Override
    public void removeStyle(OrganisationId organisation, Scope scope) {
        new Partition(table).drop(organisation.value(), TemplateRow.styleKey(scope));
        words.forget(organisation);
    }

    private boolean together(TableEntity row, Optional<String> etag, TableEntity version) {
        etag.ifPresent(its -> Etags.over(its, row));
        var head = etag.isPresent()
                ? new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, row, true)
                : new TableTransactionAction(TableTransactionActionType.CREATE, row);
        var added = new TableTransactionAction(TableTransactionActionType.CREATE, version);
        return Failures.unlessConflict(() -> table.submitTransaction(List.of(head, added)))
                .isPresent();
    }

    private OwnWords read(OrganisationId organisation) {
        List<TableEntity> rows = rows(organisation, TemplateRow.OWN, TemplateRow.STYLE + "}");
        Map<Scope, Style> styles = rows.stream()
                .filter(row -> row.getRowKey().startsWith(TemplateRow.STYLE))
                .collect(Collectors.toMap(row -> TemplateRow.scope(new RowReader(row)), TemplateRow::style));
        return new OwnWords(
                rows.stream()
                        .filter(row -> row.getRowKey().startsWith(TemplateRow.OWN))
                        .map(TemplateRow::decode)
                        .toList(),
                styles);
    }

    private List<TableEntity> rows(OrganisationId organisation, String from, String to) {
        var range = new ListEntitiesOptions()
                .setFilter(
                        "PartitionKey eq '%s' and RowKey ge '%s' and RowKey lt '%s'".formatted(organisation, from, to));
        return table.listEntities(range, null, Context.NONE).stream().toList();
    }
}
