package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import java.util.Optional;
import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * {@link Feeds} in Azure Table Storage. The clinician's own row says which link works; a link's row only points to it.
 * The new link's row is written first and the clinician's next, which is the moment the old link dies; what is left of
 * the old one goes last. Thread-safe.
 */
public final class TableFeeds implements Feeds {

    private static final String KEY = "feed";

    private final TableClient table;
    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableFeeds(TableServiceClient service) {
        this(service.getTableClient(Tables.FEEDS));
    }

    TableFeeds(TableClient table) {
        this.table = table;
        this.rows = new Partition(table);
    }

    @Override
    public Optional<Feed> find(String tokenDigest) {
        return row(link(tokenDigest))
                .map(RowReader::new)
                .flatMap(row -> of(new OrganisationId(row.text("organisation")), row.text("clinician")))
                .filter(feed -> feed.tokenDigest().equals(tokenDigest));
    }

    @Override
    public Optional<Feed> of(OrganisationId organisation, String clinician) {
        return row(owner(organisation, clinician))
                .map(RowReader::new)
                .map(row -> new Feed(
                        organisation, clinician, row.text("digest"), row.instant("created"), row.instant("expires")));
    }

    @Override
    public void put(Feed feed) {
        Optional<Feed> before = of(feed.organisation(), feed.clinician());
        rows.put(new RowWriter(link(feed.tokenDigest()), KEY)
                .text("organisation", feed.organisation())
                .text("clinician", feed.clinician())
                .row());
        rows.put(new RowWriter(owner(feed.organisation(), feed.clinician()), KEY)
                .text("digest", feed.tokenDigest())
                .text("created", feed.created())
                .text("expires", feed.expires())
                .row());
        before.filter(old -> !old.tokenDigest().equals(feed.tokenDigest()))
                .ifPresent(old -> rows.drop(link(old.tokenDigest()), KEY));
    }

    @Override
    public void remove(OrganisationId organisation, String clinician) {
        Optional<Feed> before = of(organisation, clinician);
        rows.drop(owner(organisation, clinician), KEY);
        before.ifPresent(old -> rows.drop(link(old.tokenDigest()), KEY));
    }

    private Optional<TableEntity> row(String partition) {
        return Failures.unlessAbsent(() -> table.getEntity(partition, KEY));
    }

    private static String link(String tokenDigest) {
        return "link:" + Keys.encode(tokenDigest);
    }

    private static String owner(OrganisationId organisation, String clinician) {
        return "clinician:" + organisation + "|" + Keys.encode(clinician);
    }
}
