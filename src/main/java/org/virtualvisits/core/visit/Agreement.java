package org.virtualvisits.core.visit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.notice.Notice;
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
        return judged(story).filter(judged -> !judged.isAtRest()).isEmpty();
    }

    /** What the links that patients were told of are for, by the digests of their tokens; none once the visit is over. */
    public Map<String, JoinLinks.Target> heldLinks(Visits.Story story) {
        var links = new LinkedHashMap<String, JoinLinks.Target>();
        judged(story)
                .filter(judged -> !(judged.decision() instanceof Decision.Over))
                .map(Judged::people)
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

    private Optional<Judged> judged(Visits.Story story) {
        return Judged.of(story, organisations, phones, clock.instant());
    }
}
