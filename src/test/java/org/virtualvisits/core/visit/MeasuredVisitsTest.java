package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

final class MeasuredVisitsTest {

    private static final Cause CAUSE = VisitExamples.cause();

    private final VisitId id = VisitExamples.id();
    private final Visit visit = VisitExamples.minimal(id);
    private final Notice notice = VisitExamples.notice(1);
    private final Instant now = notice.planned().plusSeconds(90);
    private final List<String> told = new ArrayList<>();
    private final Visits visits = measuredAt(now);

    @Test
    void aMeetingThatWasMadeIsCountedAndTimedFromTheEhrsWord() {
        visits.write(write(List.of(Audit.of(now, CAUSE, Audit.Act.MEETING_CREATED)), List.of()));

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "MEETINGS 1.0 {ORGANISATION=north-trust, OUTCOME=created}",
                        "VISIT_READY 90.0 {ORGANISATION=north-trust}");
    }

    @ParameterizedTest
    @CsvSource({"MEETING_AMENDED, amended", "MEETING_REMOVED, removed", "MEETING_REFUSED, refused"})
    void whatElseBecameOfAMeetingIsCountedAndNotTimed(Audit.Act act, String outcome) {
        visits.write(write(List.of(Audit.of(now, CAUSE, act)), List.of()));

        assertThat(told).containsExactly("MEETINGS 1.0 {ORGANISATION=north-trust, OUTCOME=" + outcome + "}");
    }

    @Test
    void aMessageThatIsGivenUpWithTheVisitIsCounted() {
        visits.write(write(List.of(), List.of(notice)));
        told.clear();

        Visits.Stored stored = visits.find(id).orElseThrow();
        visits.write(Visits.Write.of(stored, notice.in(new State.Superseded(now)), List.of()));

        assertThat(told).containsExactly("NOTICES 1.0 {CHANNEL=sms, KIND=confirmation, STATE=superseded}");
    }

    @Test
    void whatWasNotKeptIsNotCounted() {
        visits.write(write(List.of(), List.of()));
        Visits.Result second =
                visits.write(write(List.of(Audit.of(now, CAUSE, Audit.Act.MEETING_CREATED)), List.of(notice)));

        assertThat(second).isInstanceOf(Visits.Result.Conflict.class);
        assertThat(told).isEmpty();
    }

    @Test
    void aMessageIsCountedWhenPlannedAndWhenSentAndNotForBeingHeld() {
        visits.write(write(List.of(), List.of(notice)));
        visits.put(id, notice.claimed(now.plusSeconds(60)), List.of());
        visits.put(id, notice.claimed(now.plusSeconds(60)).in(new State.Sent(now, "1")), List.of());

        assertThat(told)
                .containsExactly(
                        "NOTICES 1.0 {CHANNEL=sms, KIND=confirmation, STATE=planned}",
                        "NOTICES 1.0 {CHANNEL=sms, KIND=confirmation, STATE=sent}",
                        "NOTICE_DELAY 90.0 {CHANNEL=sms, KIND=confirmation}");
    }

    @Test
    void aMessageThatIsPutBackAfterAnAttemptIsNotPlannedAgain() {
        visits.write(write(List.of(), List.of(notice)));
        told.clear();

        visits.put(id, notice.claimed(now).in(new State.Planned()), List.of());

        assertThat(told).isEmpty();
    }

    @Test
    void aFailureWithinADayOfTheVisitIsToldApart() {
        Instant start = notice.facts().start();
        assertThat(failedAt(start.minus(Duration.ofHours(23))))
                .anyMatch(line -> line.startsWith("NOTICES_FAILED_NEAR"));
        assertThat(failedAt(start.minus(Duration.ofHours(25))))
                .noneMatch(line -> line.startsWith("NOTICES_FAILED_NEAR"));
        assertThat(failedAt(start.plusSeconds(1))).noneMatch(line -> line.startsWith("NOTICES_FAILED_NEAR"));
    }

    private List<String> failedAt(Instant moment) {
        Visits at = measuredAt(moment);
        at.write(write(List.of(), List.of(notice)));
        told.clear();
        var attention = new Attention(Attention.Code.NOTICE_FAILED, "Refused.", "Ring.");
        at.put(id, notice.in(new State.Failed(moment, attention)), List.of());
        return List.copyOf(told);
    }

    private Visits measuredAt(Instant moment) {
        Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
        return new MeasuredVisits(
                new InMemoryVisits(),
                (measure, value, labels) -> told.add(measure + " " + value + " " + new TreeMap<>(labels)),
                clock);
    }

    private Visits.Write write(List<Audit> audit, List<Notice> added) {
        return new Visits.Write(visit, Optional.empty(), added, List.of(), Optional.empty(), audit);
    }
}
