package org.virtualvisits.core.visit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticePlan;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisations;

/** Whether what exists is what is wanted, judged from what there is, and not from what a run once wrote. */
public final class Agreement {

    private final Organisations organisations;
    private final JoinTokens tokens;
    private final Phones phones;
    private final Clock clock;

    /** Keeps its ports. */
    public Agreement(Organisations organisations, JoinTokens tokens, Phones phones, Clock clock) {
        this.organisations = organisations;
        this.tokens = tokens;
        this.phones = phones;
        this.clock = clock;
    }

    /** Whether there is nothing left for a run to do; what waits for another version of the appointment is not. */
    public boolean holds(Visits.Story story) {
        return organisations
                .find(story.visit().organisation())
                .map(organisation -> new Decide(story.visit(), organisation, clock.instant()).decision())
                .filter(decision -> !holds(story, decision))
                .isEmpty();
    }

    private boolean holds(Visits.Story story, Decision decision) {
        Visit visit = story.visit();
        boolean asDecided = switch (decision) {
            case Decision.Meet meet -> meet.isMetBy(visit.meeting());
            case Decision.LookUp lookUp -> false;
            case Decision.Blocked blocked ->
                blocked.attention().stream().allMatch(PatientSide::needsTheEhr)
                        && (!blocked.dropsMeeting() || visit.meeting() instanceof MeetingState.None);
            case Decision.NoMeeting noMeeting -> visit.meeting() instanceof MeetingState.None;
            case Decision.Over over -> true;
        };
        return asDecided && story.notices().stream().allMatch(Notice::isFinal) && isTold(story, decision);
    }

    private boolean isTold(Visits.Story story, Decision decision) {
        Visit visit = story.visit();
        People people = people(story, decision);
        return NoticePlan.of(
                        decision.desire(visit.meeting()),
                        people.contacts().reachable(),
                        people.leavers().reachable(),
                        story.notices(),
                        visit.sequence() + 1,
                        clock.instant())
                .isEmpty();
    }

    /** What the links that patients were told of are for, by the digests of their tokens; none once the visit is over. */
    public Map<String, JoinLinks.Target> heldLinks(Visits.Story story) {
        var links = new LinkedHashMap<String, JoinLinks.Target>();
        organisations
                .find(story.visit().organisation())
                .map(organisation -> new Decide(story.visit(), organisation, clock.instant()).decision())
                .filter(decision -> !(decision instanceof Decision.Over))
                .map(decision -> people(story, decision))
                .ifPresent(people -> story.notices().stream()
                        .filter(notice -> notice.kind().standing())
                        .filter(notice -> !(notice.state() instanceof Notice.State.Superseded))
                        .flatMap(notice -> people.contactOf(notice).stream())
                        .forEach(contact -> links.put(
                                JoinTokens.digest(tokens.token(story.visit().id(), contact)),
                                new JoinLinks.Target(
                                        story.visit().id(), contact.patient(), contact.channel(), contact.mark()))));
        return links;
    }

    private People people(Visits.Story story, Decision decision) {
        var organisation = organisations.find(story.visit().organisation()).orElseThrow();
        return People.of(story.visit(), story.notices(), decision, organisation, phones);
    }
}
