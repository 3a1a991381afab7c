package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.reply.Consent;
import org.virtualvisits.core.reply.Consents;

/** {@link Consents} in Azure Table Storage: an address, by its keyed digest, is a partition. Thread-safe. */
public final class TableConsents implements Consents {

    private static final String ALL = "all";
    private static final String ONE = "organisation|";
    private static final int MOST = 1_000;
    private static final int MOST_TRIES = 8;

    private final TableClient table;
    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableConsents(TableServiceClient service) {
        this(service.getTableClient(Tables.CONSENTS));
    }

    TableConsents(TableClient table) {
        this.table = table;
        this.rows = new Partition(table);
    }

    @Override
    public List<Consent> of(String addressDigest) {
        return rows.rows(Keys.encode(addressDigest), MOST)
                .map(TableConsents::decode)
                .toList();
    }

    @Override
    public boolean say(String addressDigest, Consent consent) {
        String partition = Keys.encode(addressDigest);
        String key = consent.organisation().map(its -> ONE + its).orElse(ALL);
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<TableEntity> last = Failures.unlessAbsent(() -> table.getEntity(partition, key));
            if (last.map(TableConsents::decode)
                    .filter(its -> its.at().isAfter(consent.at()))
                    .isPresent()) {
                return false;
            }
            TableEntity row = new RowWriter(partition, key)
                    .text("standing", consent.standing().name())
                    .text("at", consent.at())
                    .text("who", consent.by().who())
                    .text("correlation", consent.by().correlation())
                    .row();
            if (Conditional.write(table, row, last.map(TableEntity::getETag)).isPresent()) {
                return true;
            }
        }
        throw new IllegalStateException("the consent of an address is being changed by too many at once");
    }

    private static Consent decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Consent(
                Optional.of(entity.getRowKey())
                        .filter(key -> key.startsWith(ONE))
                        .map(key -> new OrganisationId(key.substring(ONE.length()))),
                Consent.Standing.valueOf(row.text("standing")),
                row.instant("at"),
                new Cause(row.text("who"), row.text("correlation")));
    }
}
