package org.virtualvisits.adapters.table;

import java.net.URI;
import java.util.Optional;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.MeetingState.Live;

/** How what exists in Teams is laid out within a visit's row, both ways. */
final class MeetingColumns {

    private MeetingColumns() {}

    static void encode(RowWriter row, MeetingState state) {
        switch (state) {
            case MeetingState.None() -> row.text("meeting", "none");
            case MeetingState.Intended(var organiser, var externalId, var before) -> {
                row.text("meeting", "intended")
                        .text("intendedOrganiser", organiser)
                        .text("intendedExternalId", externalId);
                before.ifPresent(live -> encode(row, live));
            }
            case Live live -> encode(row.text("meeting", "live"), live);
            case MeetingState.Doubtful(var last) -> encode(row.text("meeting", "doubtful"), last);
        }
    }

    static MeetingState decode(RowReader row) {
        return switch (row.text("meeting")) {
            case "none" -> new MeetingState.None();
            case "intended" ->
                new MeetingState.Intended(
                        row.text("intendedOrganiser"), row.text("intendedExternalId"), maybeLive(row));
            case "live" -> live(row);
            case "doubtful" -> new MeetingState.Doubtful(live(row));
            default -> throw new IllegalStateException("unknown meeting state in " + row.name());
        };
    }

    private static void encode(RowWriter row, Live live) {
        row.text("meetingOrganiser", live.organiser())
                .text("meetingExternalId", live.externalId())
                .text("meetingId", live.meetingId())
                .text("meetingJoinUrl", live.joinUrl())
                .text("meetingStart", live.start())
                .text("meetingEnd", live.end());
    }

    private static Optional<Live> maybeLive(RowReader row) {
        return row.maybe("meetingId").map(id -> live(row));
    }

    private static Live live(RowReader row) {
        return new Live(
                row.text("meetingOrganiser"),
                row.text("meetingExternalId"),
                row.text("meetingId"),
                URI.create(row.text("meetingJoinUrl")),
                row.instant("meetingStart"),
                row.instant("meetingEnd"));
    }
}
