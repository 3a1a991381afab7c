package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticePlan;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/** A story, with what is to be done about it at a moment, and whom it concerns. */
record Judged(Visits.Story story, Decision decision, People people, Instant now) {

    /** As the organisation's configuration stands; empty if there is no such organisation. */
    static Optional<Judged> of(Visits.Story story, Organisations organisations, Phones phones, Instant now) {
        return organisations
                .find(story.visit().organisation())
                .map(organisation -> of(story, organisation, phones, now));
    }

    /** As this configuration stands. */
    static Judged of(Visits.Story story, Organisation organisation, Phones phones, Instant now) {
        Decision decision = new Decide(story.visit(), organisation, now).decision();
        return new Judged(
                story, decision, People.of(story.visit(), story.notices(), decision, organisation, phones), now);
    }

    /** Whether what exists is what is wanted, and everybody knows: judged from what there is, not from what a run wrote. */
    boolean isSettled() {
        return !(decision instanceof Decision.Blocked) && isAtRest();
    }

    /** Whether there is nothing left for a run to do; what waits for another version of the appointment is not. */
    boolean isAtRest() {
        return isAsDecided() && isKnown() && story.notices().stream().allMatch(Notice::isFinal) && isTold();
    }

    /** Nobody's address is still to be asked for. */
    private boolean isKnown() {
        return !(decision instanceof Decision.Meet)
                || people.contacts().attention().stream()
                        .noneMatch(attention -> attention.code() == Attention.Code.PATIENT_NOT_READ);
    }

    private boolean isAsDecided() {
        MeetingState meeting = story.visit().meeting();
        return switch (decision) {
            case Decision.Meet meet -> meet.isMetBy(meeting);
            case Decision.LookUp lookUp -> false;
            case Decision.Blocked blocked ->
                blocked.attention().stream().allMatch(PatientSide::needsTheEhr)
                        && (!blocked.dropsMeeting() || meeting instanceof MeetingState.None);
            case Decision.NoMeeting noMeeting -> meeting instanceof MeetingState.None;
            case Decision.Over over -> true;
        };
    }

    private boolean isTold() {
        return NoticePlan.of(
                        decision.desire(story.visit().meeting()),
                        people.contacts().reachable(),
                        people.leavers().reachable(),
                        story.notices(),
                        story.visit().sequence() + 1,
                        now)
                .isEmpty();
    }
}
