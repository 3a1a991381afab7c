package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import java.net.URI;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.poll.Bookmark;
import org.virtualvisits.core.poll.Bookmarks;
import org.virtualvisits.core.poll.Trouble;

/** {@link Bookmarks} in Azure Table Storage: one row for each source, whose ETag is the version. Thread-safe. */
public final class TableBookmarks implements Bookmarks {

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableBookmarks(TableServiceClient service) {
        this(service.getTableClient(Tables.BOOKMARKS));
    }

    TableBookmarks(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Stored> find(OrganisationId organisation, SourceId source) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), source.value()))
                .map(row -> new Stored(decode(row), row.getETag()));
    }

    @Override
    public Optional<String> write(
            OrganisationId organisation, SourceId source, Bookmark bookmark, Optional<String> over) {
        var row = new RowWriter(organisation.value(), source.value())
                .text("base", bookmark.base())
                .text("reached", bookmark.reached())
                .text("due", bookmark.due())
                .number("failures", bookmark.failures())
                .number("stumbles", bookmark.stumbles())
                .text("answered", bookmark.answered())
                .text("trouble", bookmark.trouble().map(Enum::name))
                .text("heldUntil", bookmark.heldUntil());
        bookmark.walk()
                .ifPresent(walk -> row.text("began", walk.began())
                        .text("next", walk.next())
                        .text("newest", walk.newest())
                        .flag("sorted", walk.sorted())
                        .number("pages", walk.pages()));
        return Conditional.write(table, row.row(), over);
    }

    private static Bookmark decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Bookmark(
                URI.create(row.text("base")),
                row.instant("reached"),
                row.maybe("next")
                        .map(next -> new Bookmark.Walk(
                                row.instant("began"),
                                next,
                                row.instant("newest"),
                                row.flag("sorted"),
                                row.number("pages"))),
                row.instant("due"),
                row.number("failures"),
                row.number("stumbles"),
                row.maybeInstant("answered"),
                row.maybe("trouble").map(Trouble::valueOf),
                row.maybeInstant("heldUntil"));
    }
}
