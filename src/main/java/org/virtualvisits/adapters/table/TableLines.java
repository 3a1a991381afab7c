package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.pace.Line;
import org.virtualvisits.core.pace.Lines;

/** {@link Lines} in Azure Table Storage: one row for each mailbox, whose ETag is the version. Thread-safe. */
public final class TableLines implements Lines {

    private static final String KEY = "line";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableLines(TableServiceClient service) {
        this(service.getTableClient(Tables.PACE));
    }

    TableLines(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Stored> find(String mailbox) {
        return Failures.unlessAbsent(() -> table.getEntity(partition(mailbox), KEY))
                .map(row -> new Stored(decode(row), row.getETag()));
    }

    @Override
    public Optional<String> write(String mailbox, Line line, Optional<String> over) {
        var row = new RowWriter(partition(mailbox), KEY)
                .json("held", Json.array(line.held(), TableLines::encode))
                .json("sends", Json.texts(line.sends()))
                .text("next", line.next())
                .text("nextPressing", line.nextPressing())
                .text("nextRetry", line.nextRetry())
                .text("resumes", line.resumes());
        return Conditional.write(table, row.row(), over);
    }

    private static Line decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Line(
                Json.list(
                        row.json("held"),
                        held -> new Line.Held(Json.text(held, "holder"), Instant.parse(Json.text(held, "until")))),
                Json.list(row.json("sends"), sent -> Instant.parse(sent.asText())),
                row.instant("next"),
                row.instant("nextPressing"),
                row.instant("nextRetry"),
                row.instant("resumes"));
    }

    private static ObjectNode encode(Line.Held held) {
        return Json.object()
                .put("holder", held.holder())
                .put("until", held.until().toString());
    }

    private static String partition(String mailbox) {
        return "mailbox:" + Keys.encode(mailbox);
    }
}
