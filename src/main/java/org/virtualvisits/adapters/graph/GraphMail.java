package org.virtualvisits.adapters.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.MailSender;
import org.virtualvisits.core.notice.Messenger.Mail;
import org.virtualvisits.core.pace.Hindrance;

/**
 * {@link MailSender} from the clinic's own mailbox in Exchange Online. Graph's sendMail answers nothing by which a mail
 * could be found again, so each mail is made as a draft that carries its key and then sent: one item can be sent once,
 * and what an earlier attempt left is looked up and not written again. docs/adr/0006 says what that costs.
 */
public final class GraphMail implements MailSender {

    /**
     * No sending starts later than this, so that the answer comes within the two minutes a notice is claimed for, and
     * nobody else has begun on it meanwhile.
     */
    private static final Duration LAST_START = Duration.ofSeconds(80);

    /** A mail under way is in neither folder for some seconds; to look for it then would find nothing. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(60);

    private final Drafts drafts;
    private final MailRefusals refusals;
    private final InstantSource clock;

    /**
     * Keeps its client.
     *
     * @param appId the application (client) id that Graph knows us by; shown to staff in what they must grant
     */
    public GraphMail(GraphServiceClient graph, InviteForm form, String appId, InstantSource clock) {
        this.drafts = new Drafts(graph, new GraphCalls(clock), form);
        this.refusals = new MailRefusals(appId);
        this.clock = clock;
    }

    /**
     * Sends a mail.
     *
     * @throws IllegalArgumentException if its key, language or calendar method is of no shape that we make
     */
    @Override
    public Delivery send(Mail mail, boolean perhapsSent) {
        if (MailAddress.read(mail.from()).isEmpty()) {
            return new Delivery.Refused(refusals.ofSender(mail));
        }
        if (MailAddress.read(mail.to()).isEmpty()) {
            return new Delivery.Refused(refusals.ofReader());
        }
        Instant lastStart = clock.instant().plus(LAST_START);
        try {
            Drafts.Held held = (perhapsSent ? drafts.find(mail) : Optional.<Drafts.Held>empty())
                    .orElseGet(() -> drafts.create(mail));
            return held.sent() ? new Delivery.Accepted(held.messageId()) : sent(mail, held, lastStart);
        } catch (GraphFailure failure) {
            return unsent(mail, failure, failure.why());
        }
    }

    /** From here on there is a draft, which another attempt must look for. */
    private Delivery sent(Mail mail, Drafts.Held draft, Instant lastStart) {
        try {
            drafts.mark(mail, draft);
            return clock.instant().isAfter(lastStart)
                    ? new Delivery.Later(RetryAfter.UNSAID, Hindrance.UNSURE)
                    : sent(mail, draft);
        } catch (GraphFailure failure) {
            return unsent(mail, failure, failure.why().midway());
        }
    }

    private Delivery sent(Mail mail, Drafts.Held draft) {
        try {
            drafts.send(mail, draft);
            return new Delivery.Accepted(draft.messageId());
        } catch (GraphFailure failure) {
            return failure.isLasting()
                    ? refusedOrSent(mail, draft, failure)
                    : new Delivery.Later(afterSending(failure), failure.why().midway());
        }
    }

    /** One that was turned away at the door is not under way. */
    private static Duration afterSending(GraphFailure failure) {
        return failure.why().isWithoutEffect() ? failure.pause() : longer(failure.pause(), UNDER_WAY);
    }

    /** Sending what an earlier attempt has sent meanwhile is refused as well, so the mailbox is asked which it is. */
    private Delivery refusedOrSent(Mail mail, Drafts.Held draft, GraphFailure failure) {
        Optional<Drafts.Held> now = drafts.find(mail);
        if (now.isPresent() && now.get().sent()) {
            return new Delivery.Accepted(now.get().messageId());
        }
        if (failure.is(401) || failure.is(404)) {
            return new Delivery.Later(longer(failure.pause(), UNDER_WAY), Hindrance.UNSURE);
        }
        drafts.discard(mail, draft);
        return unsent(mail, failure, failure.why().midway());
    }

    /** Not being able to sign in is nothing that a patient's notice should fail for: it passes, or stops all of them. */
    private Delivery unsent(Mail mail, GraphFailure failure, Hindrance why) {
        if (failure.is(401)) {
            return new Delivery.Barred(refusals.ofSignIn(failure));
        }
        return failure.isLasting()
                ? new Delivery.Refused(refusals.of(failure, mail))
                : new Delivery.Later(failure.pause(), why);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
