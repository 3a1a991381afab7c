package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.Meetings.Outcome;
import org.virtualvisits.core.visit.Meetings.Plan;
import org.virtualvisits.sandbox.memory.InMemoryMeetings;

final class InMemoryMeetingsTest extends MeetingsContract {

    private static final Outcome LATER = new Outcome.Later(Duration.ofSeconds(5), Hindrance.UNANSWERED);

    private final InMemoryMeetings meetings = new InMemoryMeetings();

    @Override
    protected Meetings meetings() {
        return meetings;
    }

    @Override
    protected List<Standing> standing() {
        return meetings.held().stream()
                .map(held -> new Standing(
                        held.meeting().organiser(),
                        held.meeting().externalId(),
                        held.meeting().joinUrl().toString(),
                        new Plan(held.meeting().start(), held.meeting().end(), held.subject())))
                .toList();
    }

    @Test
    void aCallInterruptedBeforeItsEffectLeavesNothing() {
        meetings.answerInstead(LATER);

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY)).isEqualTo(LATER);
        assertThat(meetings.held()).isEmpty();
    }

    @Test
    void aCallInterruptedAfterItsEffectLeavesTheMeetingForTheNextToFind() {
        meetings.answerAfterEffect(LATER);

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY)).isEqualTo(LATER);
        assertThat(meetings.held()).hasSize(1);
        ready(ROWAN, FIRST, TUESDAY);
        assertThat(meetings.held()).hasSize(1);
    }
}
