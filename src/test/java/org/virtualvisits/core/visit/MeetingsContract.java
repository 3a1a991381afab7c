package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.visit.Meetings.Outcome;
import org.virtualvisits.core.visit.Meetings.Plan;

/** What {@link Meetings} promises, for the twin and for the real thing. */
public abstract class MeetingsContract {

    /** The first of two accounts in whose name meetings can be held. */
    protected static final String ROWAN = "11111111-1111-4111-8111-111111111111";

    /** The other. */
    protected static final String SAM = "22222222-2222-4222-8222-222222222222";

    /** A visit's plan. */
    protected static final Plan TUESDAY =
            new Plan(Instant.parse("2026-12-01T10:00:00Z"), Instant.parse("2026-12-01T10:30:00Z"), "Video visit");

    /** The same visit's plan after a reschedule. */
    protected static final Plan THURSDAY =
            new Plan(Instant.parse("2026-12-03T15:15:00Z"), Instant.parse("2026-12-03T15:35:00Z"), "Video visit");

    /** createOrGet's key for the visit's first meeting. */
    protected static final String FIRST = "v0123456789abcdefghjkmnpqr-0";

    /** A meeting as the service holds it. */
    public record Standing(String organiser, String externalId, String link, Plan plan) {}

    /** What is tested. */
    protected abstract Meetings meetings();

    /** The meetings that exist in the service, however they got there, oldest first. */
    protected abstract List<Standing> standing();

    /** Calls ensure, which must succeed. */
    protected final MeetingState.Live ready(String organiser, String externalId, Plan plan) {
        return ready(meetings().ensure(organiser, externalId, plan));
    }

    /** The meeting of an outcome that must be a success. */
    protected static MeetingState.Live ready(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ready.class);
        return ((Outcome.Ready) outcome).meeting();
    }

    @Test
    void ensuringMakesTheMeetingThatWasPlanned() {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);

        assertThat(live.organiser()).isEqualTo(ROWAN);
        assertThat(live.externalId()).isEqualTo(FIRST);
        assertThat(live.at(TUESDAY.start(), TUESDAY.end())).isEqualTo(live);
        assertThat(standing())
                .containsExactly(new Standing(ROWAN, FIRST, live.joinUrl().toString(), TUESDAY));
    }

    @Test
    void ensuringTwiceMakesOneMeeting() {
        MeetingState.Live first = ready(ROWAN, FIRST, TUESDAY);

        assertThat(ready(ROWAN, FIRST, TUESDAY)).isEqualTo(first);
        assertThat(standing()).hasSize(1);
    }

    @Test
    void ensuringAfterARescheduleMovesTheMeetingAndKeepsItsLink() {
        MeetingState.Live first = ready(ROWAN, FIRST, TUESDAY);

        MeetingState.Live again = ready(ROWAN, FIRST, THURSDAY);

        assertThat(again).isEqualTo(first.at(THURSDAY.start(), THURSDAY.end()));
        assertThat(standing()).extracting(Standing::plan).containsExactly(THURSDAY);
    }

    @Test
    void amendingMovesTheMeetingAndKeepsItsLink() {
        MeetingState.Live first = ready(ROWAN, FIRST, TUESDAY);

        MeetingState.Live moved = ready(meetings().amend(first, THURSDAY));

        assertThat(moved).isEqualTo(first.at(THURSDAY.start(), THURSDAY.end()));
        assertThat(standing())
                .containsExactly(new Standing(ROWAN, FIRST, first.joinUrl().toString(), THURSDAY));
    }

    @Test
    void amendingTwiceEndsInTheSameState() {
        MeetingState.Live first = ready(ROWAN, FIRST, TUESDAY);
        Plan shorter = new Plan(TUESDAY.start(), TUESDAY.end().minus(Duration.ofMinutes(10)), "Video visit");

        assertThat(meetings().amend(first, shorter)).isEqualTo(meetings().amend(first, shorter));
        assertThat(standing()).extracting(Standing::plan).containsExactly(shorter);
    }

    @Test
    void removingEndsGoneBothTimes() {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);

        assertThat(meetings().remove(live)).isEqualTo(new Outcome.Gone());
        assertThat(meetings().remove(live)).isEqualTo(new Outcome.Gone());
        assertThat(standing()).isEmpty();
    }

    @Test
    void amendingARemovedMeetingFindsItGoneAndMakesNoOther() {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);
        meetings().remove(live);

        assertThat(meetings().amend(live, THURSDAY)).isEqualTo(new Outcome.Gone());
        assertThat(standing()).isEmpty();
    }

    @Test
    void anotherOrganisersMeetingOfTheSameNameIsAnother() {
        MeetingState.Live rowans = ready(ROWAN, FIRST, TUESDAY);
        MeetingState.Live sams = ready(SAM, FIRST, TUESDAY);

        assertThat(sams.meetingId()).isNotEqualTo(rowans.meetingId());
        meetings().remove(rowans);
        assertThat(standing()).extracting(Standing::organiser).containsExactly(SAM);
    }

    @Test
    void theNextMeetingOfTheSameVisitIsAnother() {
        MeetingState.Live first = ready(ROWAN, FIRST, TUESDAY);
        MeetingState.Live second = ready(ROWAN, FIRST.replace("-0", "-1"), TUESDAY);

        assertThat(second.meetingId()).isNotEqualTo(first.meetingId());
        assertThat(second.joinUrl()).isNotEqualTo(first.joinUrl());
        assertThat(standing()).hasSize(2);
    }
}
