package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Audit;

/** How a row of a visit's audit is laid out, both ways. Keys sort by time, and stay clear of those a story is read by. */
final class AuditRow {

    static final String PREFIX = "audit|";

    /** Of a width that never changes, so that texts sort as moments do. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern CURSOR =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{9}Z\\|[0-9a-z|]{1,40}");

    private AuditRow() {}

    static TableEntity encode(VisitId visit, Audit audit, Instant sortedAt, String key) {
        return new RowWriter(visit.value(), PREFIX + MOMENT.format(sortedAt) + "|" + key)
                .text("at", audit.at())
                .text("who", audit.cause().who())
                .text("correlation", audit.cause().correlation())
                .text("act", audit.act().name())
                .text("about", audit.about())
                .number("count", audit.count())
                .row();
    }

    static Audit decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Audit(
                row.instant("at"),
                new Cause(row.text("who"), row.text("correlation")),
                Audit.Act.valueOf(row.text("act")),
                row.maybe("about"),
                row.number("count"));
    }

    static String cursor(TableEntity entity) {
        return entity.getRowKey().substring(PREFIX.length());
    }

    /** Whether a text is one that {@link #cursor} gives; it becomes a part of a query. */
    static boolean isCursor(String text) {
        return CURSOR.matcher(text).matches();
    }
}
