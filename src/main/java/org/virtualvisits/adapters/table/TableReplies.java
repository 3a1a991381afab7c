package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.Replies;

/** {@link Replies} in the visit's own partition of the table Visits, in rows that nobody else writes. Thread-safe. */
public final class TableReplies implements Replies {

    private static final String ANSWER = "reply|answer|";
    private static final String FOR_STAFF = "reply|staff|";
    private static final int MOST_TRIES = 8;

    private final TableClient table;
    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableReplies(TableServiceClient service) {
        this(service.getTableClient(Tables.VISITS));
    }

    TableReplies(TableClient table) {
        this.table = table;
        this.rows = new Partition(table);
    }

    @Override
    public Said of(VisitId visit) {
        String filter = "PartitionKey eq '%s' and RowKey ge 'reply|' and RowKey lt 'reply}'".formatted(visit);
        var answers = new ArrayList<Answer>();
        var forStaff = new ArrayList<ForStaff>();
        for (TableEntity entity : table.listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE)) {
            if (entity.getRowKey().startsWith(ANSWER)) {
                answers.add(answer(entity));
            } else {
                forStaff.add(forStaff(entity));
            }
        }
        return new Said(answers, forStaff);
    }

    @Override
    public void answer(VisitId visit, Answer answer) {
        String key = ANSWER + Keys.encode(answer.patient());
        TableEntity row = new RowWriter(visit.value(), key)
                .text("condition", answer.condition().name())
                .text("start", answer.start())
                .text("at", answer.at())
                .row();
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<TableEntity> last = Failures.unlessAbsent(() -> table.getEntity(visit.value(), key));
            boolean newer = last.map(TableReplies::answer)
                    .filter(its -> its.at().isAfter(answer.at()))
                    .isPresent();
            if (newer
                    || Conditional.write(table, row, last.map(TableEntity::getETag))
                            .isPresent()) {
                return;
            }
        }
        throw new IllegalStateException("the answers about visit " + visit + " are being changed by too many at once");
    }

    @Override
    public void forget(VisitId visit, String patient) {
        rows.drop(visit.value(), ANSWER + Keys.encode(patient));
    }

    @Override
    public void note(VisitId visit, ForStaff reply) {
        rows.put(new RowWriter(visit.value(), key(reply.reply()))
                .text("at", reply.at())
                .text("start", reply.start())
                .text("why", reply.why().name())
                .row());
    }

    @Override
    public void settle(VisitId visit, CallbackId reply) {
        rows.drop(visit.value(), key(reply));
    }

    private static String key(CallbackId reply) {
        return FOR_STAFF + reply.day() + "|" + reply.key();
    }

    private static Answer answer(TableEntity entity) {
        var row = new RowReader(entity);
        return new Answer(
                Keys.decode(entity.getRowKey().substring(ANSWER.length())),
                Condition.valueOf(row.text("condition")),
                row.instant("start"),
                row.instant("at"));
    }

    private static ForStaff forStaff(TableEntity entity) {
        var row = new RowReader(entity);
        String[] parts = entity.getRowKey().substring(FOR_STAFF.length()).split("\\|", 2);
        return new ForStaff(
                new CallbackId(LocalDate.parse(parts[0]), parts[1]),
                row.instant("at"),
                row.instant("start"),
                Why.valueOf(row.text("why")));
    }
}
