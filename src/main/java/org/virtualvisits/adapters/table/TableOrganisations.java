package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Source;

/**
 * {@link Organisations} in Azure Table Storage: an organisation is a partition, read whole and remembered for a while;
 * what this instance writes it sees at once. Thread-safe.
 *
 * <p>A caller is recognised by its row in the table Callers, which only points: a token works while its source's own row
 * lists it, too. New tokens are claimed first, lost ones dropped next, the source's row is written last, so that a crash
 * in between leaves a token that does not work yet, or one that the retry drops, and never one that works for ever.
 */
public final class TableOrganisations implements Organisations {

    private static final int MOST_TRIES = 8;

    private final TableClient table;
    private final Callers callers;
    private final Remembered<OrganisationId, Organisation> organisations;
    private final Remembered<SourceId, OrganisationId> sources;

    /**
     * Keeps the client, whose own policy decides about retries.
     *
     * @param longest how long another instance's writes may go unseen
     */
    public TableOrganisations(TableServiceClient service, Clock clock, Duration longest) {
        this(service.getTableClient(Tables.ORGANISATIONS), service.getTableClient(Tables.CALLERS), clock, longest);
    }

    TableOrganisations(TableClient table, TableClient callers, Clock clock, Duration longest) {
        this.table = table;
        this.callers = new Callers(callers);
        this.organisations = new Remembered<>(this::read, clock, longest);
        this.sources = new Remembered<>(
                source -> this.callers.owner(Callers.source(source)).map(Callers.Owner::organisation), clock, longest);
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return organisations.find(id);
    }

    @Override
    public List<OrganisationId> all() {
        var query = new ListEntitiesOptions()
                .setFilter("RowKey eq '" + OrganisationRows.KEY + "'")
                .setSelect(List.of("PartitionKey", "RowKey"));
        return table.listEntities(query, null, Context.NONE).stream()
                .map(row -> new OrganisationId(row.getPartitionKey()))
                .toList();
    }

    @Override
    public Optional<OrganisationId> ofSource(SourceId source) {
        return sources.find(source);
    }

    @Override
    public Optional<SourceId> ofToken(String tokenDigest) {
        return callers.owner(Callers.token(tokenDigest))
                .filter(owner -> now(sources, owner.source(), owner.organisation()::equals))
                .filter(owner -> now(organisations, owner.organisation(), its -> lists(its, owner, tokenDigest)))
                .map(Callers.Owner::source);
    }

    @Override
    public void put(OrganisationId id, String name, Set<String> administrators) {
        put(id, OrganisationRows.encode(id, name, administrators));
    }

    @Override
    public void put(OrganisationId organisation, Clinic clinic) {
        put(organisation, ClinicRow.encode(organisation, clinic));
    }

    @Override
    public void put(OrganisationId organisation, AppointmentType type) {
        put(organisation, ItemRows.encode(organisation, type));
    }

    @Override
    public void put(OrganisationId organisation, Clinician clinician) {
        put(organisation, ItemRows.encode(organisation, clinician));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if others keep changing the same source
     */
    @Override
    public boolean put(OrganisationId organisation, Source source) {
        var owner = new Callers.Owner(organisation, source.id());
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<TableEntity> held = row(owner);
            if (!callers.claim(claims(source), owner)) {
                return false;
            }
            callers.drop(lost(held, source.tokens()), owner);
            if (replaced(held, ItemRows.encode(organisation, source))) {
                forget(owner);
                return true;
            }
        }
        throw new IllegalStateException("source " + source.id() + " is being changed by too many at once");
    }

    @Override
    public void removeClinic(OrganisationId organisation, ClinicId clinic) {
        remove(organisation, ClinicRow.key(clinic));
    }

    @Override
    public void removeType(OrganisationId organisation, String key) {
        remove(organisation, ItemRows.typeKey(key));
    }

    @Override
    public void removeClinician(OrganisationId organisation, String clinician) {
        remove(organisation, ItemRows.clinicianKey(clinician));
    }

    @Override
    public void removeSource(OrganisationId organisation, SourceId source) {
        var owner = new Callers.Owner(organisation, source);
        callers.drop(lost(row(owner), Set.of()), owner);
        remove(organisation, ItemRows.sourceKey(source));
        callers.drop(List.of(Callers.source(source)), owner);
        forget(owner);
    }

    private Optional<Organisation> read(OrganisationId id) {
        var query = new ListEntitiesOptions().setFilter("PartitionKey eq '" + id + "'");
        List<TableEntity> rows =
                table.listEntities(query, null, Context.NONE).stream().toList();
        return new OrganisationRows(id, rows).decode();
    }

    /** What is remembered may be too old to show a new token, so before anything is denied it is read anew. */
    private static <K, V> boolean now(Remembered<K, V> remembered, K key, Predicate<V> holds) {
        return remembered.find(key).filter(holds).isPresent()
                || remembered.findAnew(key).filter(holds).isPresent();
    }

    private static boolean lists(Organisation organisation, Callers.Owner owner, String tokenDigest) {
        return organisation
                .source(owner.source())
                .filter(source -> source.tokens().contains(tokenDigest))
                .isPresent();
    }

    private static List<String> claims(Source source) {
        var claims = new ArrayList<String>();
        claims.add(Callers.source(source.id()));
        source.tokens().forEach(token -> claims.add(Callers.token(token)));
        return claims;
    }

    private static List<String> lost(Optional<TableEntity> held, Set<String> kept) {
        var lost = new HashSet<String>();
        held.ifPresent(row -> lost.addAll(ItemRows.source(row).tokens()));
        lost.removeAll(kept);
        return lost.stream().map(Callers::token).toList();
    }

    private Optional<TableEntity> row(Callers.Owner owner) {
        return Failures.unlessAbsent(
                () -> table.getEntity(owner.organisation().value(), ItemRows.sourceKey(owner.source())));
    }

    /** Over the row that was read and no other: of two who write at once, the second must drop what the first claimed. */
    private boolean replaced(Optional<TableEntity> held, TableEntity row) {
        return Failures.unlessConflict(() -> held.isPresent()
                        ? table.updateEntityWithResponse(
                                Etags.over(held.get().getETag(), row),
                                TableEntityUpdateMode.REPLACE,
                                true,
                                null,
                                Context.NONE)
                        : table.createEntityWithResponse(row, null, Context.NONE))
                .isPresent();
    }

    private void put(OrganisationId organisation, TableEntity row) {
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
        organisations.forget(organisation);
    }

    private void remove(OrganisationId organisation, String key) {
        table.deleteEntity(organisation.value(), key);
        organisations.forget(organisation);
    }

    private void forget(Callers.Owner owner) {
        organisations.forget(owner.organisation());
        sources.forget(owner.source());
    }
}
