package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;

/**
 * Visits, telling operators of each change that was kept. What is told is read off what is written, so that no use case
 * can do something and forget to count it, and nothing is counted that was not kept.
 */
public final class MeasuredVisits extends ForwardedVisits {

    /** A failure this close to the visit needs a person today (V11). */
    private static final Duration NEAR = Duration.ofDays(1);

    private final Measures measures;
    private final Clock clock;

    /** Keeps the visits that it tells of. */
    public MeasuredVisits(Visits visits, Measures measures, Clock clock) {
        super(visits);
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public Result write(Write write) {
        Result result = super.write(write);
        if (result instanceof Result.Done) {
            write.audit().forEach(audit -> tell(write.visit(), audit));
            write.added().forEach(this::tell);
            write.changed().forEach(this::tell);
        }
        return result;
    }

    @Override
    public void put(VisitId id, Notice notice, List<Audit> audit) {
        super.put(id, notice, audit);
        tell(notice);
    }

    private void tell(Visit visit, Audit audit) {
        String organisation = visit.organisation().value();
        switch (audit.act()) {
            case MEETING_CREATED -> {
                measures.count(Measure.MEETINGS, meeting(organisation, audit));
                measures.tell(
                        Measure.VISIT_READY,
                        seconds(visit.version().arrived()),
                        Map.of(Label.ORGANISATION, organisation));
            }
            case MEETING_AMENDED, MEETING_REMOVED, MEETING_REFUSED ->
                measures.count(Measure.MEETINGS, meeting(organisation, audit));
            default -> {}
        }
    }

    private static Map<Label, String> meeting(String organisation, Audit audit) {
        return Map.of(
                Label.ORGANISATION, organisation, Label.OUTCOME, audit.act().outcome());
    }

    private void tell(Notice notice) {
        String channel = notice.channel().word();
        String kind = word(notice.kind());
        state(notice)
                .ifPresent(state -> measures.count(
                        Measure.NOTICES, Map.of(Label.CHANNEL, channel, Label.KIND, kind, Label.STATE, state)));
        if (notice.state() instanceof Notice.State.Sent(var at, var providerId, var delivered) && delivered.isEmpty()) {
            measures.tell(
                    Measure.NOTICE_DELAY, seconds(notice.planned()), Map.of(Label.CHANNEL, channel, Label.KIND, kind));
        }
        if (notice.state() instanceof Notice.State.Failed && isNear(notice)) {
            measures.count(Measure.NOTICES_FAILED_NEAR, Map.of(Label.CHANNEL, channel));
        }
    }

    /** Waiting for a turn and being held are no states to count: a message passes through them, perhaps often. */
    private static Optional<String> state(Notice notice) {
        return switch (notice.state()) {
            case Notice.State.Planned() -> notice.attempts() == 0 ? Optional.of("planned") : Optional.empty();
            case Notice.State.Placed(var at) -> Optional.empty();
            case Notice.State.Barred(var at, var attention) -> Optional.of("barred");
            case Notice.State.Sending(var until) -> Optional.empty();
            case Notice.State.Sent(var at, var providerId, var delivered) ->
                Optional.of(delivered.isPresent() ? "delivered" : "sent");
            case Notice.State.Failed(var at, var attention) -> Optional.of("failed");
            case Notice.State.Uncertain(var at) -> Optional.of("uncertain");
            case Notice.State.Superseded(var at) -> Optional.of("superseded");
        };
    }

    private boolean isNear(Notice notice) {
        Instant now = clock.instant();
        Instant start = notice.facts().start();
        return start.isAfter(now) && start.isBefore(now.plus(NEAR));
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
