package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: make one patient's link on one channel stop working, because it went astray. It opens nothing from then on
 * (V6), until the clinic tells the patient of their visit again.
 */
public final class CancelLink {

    private final Visits visits;
    private final Organisations organisations;
    private final JoinLinks links;
    private final JoinTokens tokens;
    private final Phones phones;
    private final Clock clock;

    /** Keeps its ports. */
    public CancelLink(
            Visits visits,
            Organisations organisations,
            JoinLinks links,
            JoinTokens tokens,
            Phones phones,
            Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.links = links;
        this.tokens = tokens;
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * Cancels it; doing so again changes nothing.
     *
     * @param patient the patient's key within the visit
     * @param cause who asks for it
     * @return false if the patient has no address on that channel, whose link could be cancelled
     */
    public boolean cancel(VisitId visit, String patient, Channel channel, Cause cause) {
        Optional<Contact> contact = visits.read(visit)
                .flatMap(story -> Judged.of(story, organisations, phones, clock.instant()))
                .flatMap(judged -> judged.people().contacts().at(patient, channel));
        contact.ifPresent(its -> cancel(visit, its, cause));
        return contact.isPresent();
    }

    private void cancel(VisitId visit, Contact contact, Cause cause) {
        links.remove(JoinTokens.digest(tokens.token(visit, contact)));
        String channel = contact.channel().word();
        visits.note(
                visit,
                Audit.of(clock.instant(), cause, Audit.Act.LINK_CANCELLED, channel),
                Digest.of(16, "cancel", contact.patient(), channel, contact.mark()),
                Duration.ofSeconds(1));
    }
}
