package org.virtualvisits.core.join;

import java.util.Optional;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.TellRegion;

/**
 * Use case: somebody asks for their lost link by phone number or mail address. Whether we know the address is neither
 * told nor looked up here: what follows happens elsewhere and later, so that answer and time taken are the same.
 */
public final class AskForLink {

    private static final int LONGEST = 320;

    /** Whoever asks is counted together: an address that asks can be made up. */
    private static final String ANYBODY = "anybody";

    private final Phones phones;
    private final AddressDigests digests;
    private final RecoverRequests requests;
    private final Turnstile turnstile;

    /**
     * Keeps its ports.
     *
     * @param turnstile how many are let through, known or not
     */
    public AskForLink(Phones phones, AddressDigests digests, RecoverRequests requests, Turnstile turnstile) {
        this.phones = phones;
        this.digests = digests;
        this.requests = requests;
        this.turnstile = turnstile;
    }

    /** Takes the question. */
    public Outcome ask(String written) {
        Optional<String> digest =
                written.length() > LONGEST ? Optional.empty() : written.contains("@") ? mail(written) : phone(written);
        if (digest.isEmpty()) {
            return Outcome.NOT_AN_ADDRESS;
        }
        return turnstile.refusal(ANYBODY).isEmpty() && requests.ask(digest.get()) ? Outcome.TAKEN : Outcome.BUSY;
    }

    private Optional<String> mail(String written) {
        return MailAddress.read(written.strip()).map(address -> digests.of(Channel.EMAIL, address));
    }

    private Optional<String> phone(String written) {
        return switch (phones.read(written.strip(), TellRegion.USUAL)) {
            case Phones.Reading.Mobile(var number) -> Optional.of(digests.of(Channel.SMS, number));
            case Phones.Reading.Fixed(var number) -> Optional.of(digests.of(Channel.SMS, number));
            case Phones.Reading.Unreadable() -> Optional.empty();
        };
    }

    /** How it ended; none tells whether there is a visit. */
    public enum Outcome {
        /** If there is a visit, its link goes to the address on record. */
        TAKEN,
        /** Neither a phone number nor a mail address. */
        NOT_AN_ADDRESS,
        /** Too many ask at once. */
        BUSY
    }
}
