package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.reply.OpenVisits.Open;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Visits;

/** Use case: staff see what was said of an address, and say for their own organisation whether it may be written to (V9). */
public final class KeepConsent {

    private final Consents consents;
    private final OpenVisits open;
    private final Visits visits;
    private final ReleaseNotices release;
    private final Clock clock;

    KeepConsent(Consents consents, OpenVisits open, Visits visits, ReleaseNotices release, Clock clock) {
        this.consents = consents;
        this.open = open;
        this.visits = visits;
        this.release = release;
        this.clock = clock;
    }

    /** The last words that count in an organisation, its own last. */
    public List<Consent> of(OrganisationId organisation, Channel channel, String address) {
        return consents.of(open.digest(channel, address)).stream()
                .filter(consent ->
                        consent.organisation().map(organisation::equals).orElse(true))
                .sorted(Comparator.comparing(consent -> consent.organisation().isPresent()))
                .toList();
    }

    /**
     * Notes what was said; the visits to come of whoever has the address tell of it.
     *
     * @param standing anything but {@link Consent.Standing#STOPPED}, which is the patient's own word
     */
    public void say(
            OrganisationId organisation, Channel channel, String address, Consent.Standing standing, Cause cause) {
        if (standing == Consent.Standing.STOPPED) {
            throw new IllegalArgumentException("STOP is the patient's own word");
        }
        var consent = new Consent(Optional.of(organisation), standing, clock.instant(), cause);
        if (consents.say(open.digest(channel, address), consent)) {
            open.of(channel, address).stream()
                    .filter(one -> one.owner().equals(organisation))
                    .forEach(one -> told(one, channel, consent, cause));
        }
    }

    private void told(Open one, Channel channel, Consent consent, Cause cause) {
        Audit.Act act = consent.bars() ? Audit.Act.CONSENT_WITHDRAWN : Audit.Act.CONSENT_GIVEN;
        visits.note(
                one.story().visit().id(),
                new Audit(clock.instant(), cause, act, Optional.of(channel.word()), 1),
                Digest.of(16, "consent", one.contact().patient(), consent.at().toString()),
                Duration.ofSeconds(1));
        if (!consent.bars()) {
            release.release(one.story().visit().id(), one.contact(), cause);
        }
    }
}
