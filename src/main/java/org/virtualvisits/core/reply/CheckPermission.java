package org.virtualvisits.core.reply;

import java.util.Comparator;
import java.util.Optional;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.visit.Permission;

/** {@link Permission} by what was said of the address, for all organisations or for this one. */
public final class CheckPermission implements Permission {

    private final Consents consents;
    private final AddressDigests digests;

    /** Keeps its ports. */
    public CheckPermission(Consents consents, AddressDigests digests) {
        this.consents = consents;
        this.digests = digests;
    }

    @Override
    public Optional<Attention> refusal(OrganisationId organisation, Contact contact) {
        return consents.of(digests.of(contact.channel(), contact.address())).stream()
                .filter(Consent::bars)
                .filter(consent ->
                        consent.organisation().map(organisation::equals).orElse(true))
                .min(Comparator.comparing(Consent::standing))
                .map(consent ->
                        new Attention(Attention.Code.CHANNEL_REFUSED, what(contact.channel(), consent), fix(consent)));
    }

    private static String what(Channel channel, Consent consent) {
        String messages = channel == Channel.SMS ? "text messages" : "mails";
        return switch (consent.standing()) {
            case GIVEN -> throw new IllegalArgumentException("nothing stands in the way");
            case STOPPED -> "This patient has answered STOP, so no " + messages + " go to this number.";
            case REFUSED -> "This patient does not want " + messages + ".";
            case WITHDRAWN -> "This patient has withdrawn consent to " + messages + ".";
            case WRONG_ADDRESS -> "The address for " + messages + " is noted as not this patient's.";
        };
    }

    private static String fix(Consent consent) {
        return switch (consent.standing()) {
            case GIVEN -> throw new IllegalArgumentException("nothing stands in the way");
            case STOPPED -> "Tell this patient by phone. They can text START to the number that texts come from.";
            case REFUSED, WITHDRAWN -> "Tell this patient by phone. If they now want messages, allow them again.";
            case WRONG_ADDRESS -> "Tell this patient by phone, and correct the address in the EHR.";
        };
    }
}
