package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;

/** How a notice is laid out as a row of its visit's partition, both ways. */
final class NoticeRow {

    /** Sorts after {@link VisitRow#KEY}, with nothing in between. */
    private static final String PREFIX = VisitRow.KEY + "|notice|";

    private NoticeRow() {}

    static TableEntity encode(VisitId visit, Notice notice) {
        var row = new RowWriter(visit.value(), PREFIX + notice.id())
                .text("patient", notice.patient())
                .text("channel", notice.channel().word())
                .text("mark", notice.mark())
                .text("kind", notice.kind().name())
                .text("factsStart", notice.facts().start())
                .text("factsEnd", notice.facts().end())
                .text("factsClinic", notice.facts().clinic())
                .text("factsClinician", notice.facts().clinician())
                .text("previousStart", notice.previousStart())
                .text("offset", Optional.of(notice.offset()).filter(its -> !its.isZero()))
                .number("sequence", notice.sequence())
                .number("attempts", notice.attempts())
                .text("planned", notice.planned());
        encode(row, notice.state());
        return row.row();
    }

    static Notice decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Notice(
                new NoticeId(entity.getRowKey().substring(PREFIX.length())),
                row.text("patient"),
                Channel.of(row.text("channel")),
                row.text("mark"),
                Notice.Kind.valueOf(row.text("kind")),
                new Facts(
                        row.instant("factsStart"),
                        row.instant("factsEnd"),
                        new ClinicId(row.text("factsClinic")),
                        row.text("factsClinician")),
                row.maybeInstant("previousStart"),
                row.maybe("offset").map(Duration::parse).orElse(Duration.ZERO),
                row.number("sequence"),
                state(row),
                row.number("attempts"),
                row.instant("planned"));
    }

    private static void encode(RowWriter row, Notice.State state) {
        switch (state) {
            case Notice.State.Planned() -> row.text("state", "planned");
            case Notice.State.Placed(var at) -> row.text("state", "placed").text("stateAt", at);
            case Notice.State.Barred(var at, var attention) ->
                row.text("state", "barred").text("stateAt", at).json("attention", PeopleJson.encode(attention));
            case Notice.State.Sending(var until) -> row.text("state", "sending").text("stateUntil", until);
            case Notice.State.Sent(var at, var providerId, var delivered) ->
                row.text("state", "sent")
                        .text("stateAt", at)
                        .text("providerId", providerId)
                        .text("delivered", delivered);
            case Notice.State.Failed(var at, var attention) ->
                row.text("state", "failed").text("stateAt", at).json("attention", PeopleJson.encode(attention));
            case Notice.State.Uncertain(var at) ->
                row.text("state", "uncertain").text("stateAt", at);
            case Notice.State.Superseded(var at) ->
                row.text("state", "superseded").text("stateAt", at);
        }
    }

    private static Notice.State state(RowReader row) {
        return switch (row.text("state")) {
            case "planned" -> new Notice.State.Planned();
            case "placed" -> new Notice.State.Placed(row.instant("stateAt"));
            case "barred" ->
                new Notice.State.Barred(row.instant("stateAt"), PeopleJson.attention(row.json("attention")));
            case "sending" -> new Notice.State.Sending(row.instant("stateUntil"));
            case "sent" ->
                new Notice.State.Sent(row.instant("stateAt"), row.text("providerId"), row.maybeInstant("delivered"));
            case "failed" ->
                new Notice.State.Failed(row.instant("stateAt"), PeopleJson.attention(row.json("attention")));
            case "uncertain" -> new Notice.State.Uncertain(row.instant("stateAt"));
            case "superseded" -> new Notice.State.Superseded(row.instant("stateAt"));
            default -> throw new IllegalStateException("unknown state in " + row.name());
        };
    }
}
