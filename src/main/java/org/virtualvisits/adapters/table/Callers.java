package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;

/**
 * Who a source's id or a token's digest belongs to. A row is only ever created, never written over, so that what one
 * owner has claimed no other can take; and only its owner drops it.
 */
final class Callers {

    private static final String KEY = "caller";

    private final TableClient table;

    Callers(TableClient table) {
        this.table = table;
    }

    static String source(SourceId id) {
        return "source:" + id;
    }

    static String token(String digest) {
        return "token:" + Keys.encode(digest);
    }

    Optional<Owner> owner(String claim) {
        return row(claim).map(Callers::decode);
    }

    /** Claims all, or nothing if one of them is another's. */
    boolean claim(Collection<String> claims, Owner owner) {
        var made = new ArrayList<String>();
        for (String claim : claims) {
            if (create(claim, owner)) {
                made.add(claim);
            } else if (!owner(claim).equals(Optional.of(owner))) {
                drop(made, owner);
                return false;
            }
        }
        return true;
    }

    /** Drops those that are the owner's; any other stays. */
    void drop(Collection<String> claims, Owner owner) {
        claims.forEach(claim -> row(claim)
                .filter(row -> decode(row).equals(owner))
                .ifPresent(row ->
                        Failures.unlessConflict(() -> table.deleteEntityWithResponse(row, true, null, Context.NONE))));
    }

    static TableEntity encode(String claim, Owner owner) {
        return new RowWriter(claim, KEY)
                .text("organisation", owner.organisation())
                .text("source", owner.source())
                .row();
    }

    private boolean create(String claim, Owner owner) {
        return Failures.unlessConflict(() -> table.createEntityWithResponse(encode(claim, owner), null, Context.NONE))
                .isPresent();
    }

    private Optional<TableEntity> row(String claim) {
        return Failures.unlessAbsent(() -> table.getEntity(claim, KEY));
    }

    private static Owner decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Owner(new OrganisationId(row.text("organisation")), new SourceId(row.text("source")));
    }

    /** A source of an organisation. */
    record Owner(OrganisationId organisation, SourceId source) {}
}
