package org.virtualvisits.core.feed;

import java.util.Locale;
import org.virtualvisits.core.kernel.KeyedDigest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Channel;

/** Names addresses without telling them: keyed, because all phone numbers can be tried. */
public final class AddressDigests {

    private final KeyedDigest digest;

    /** Derives its key from the deployment's. */
    public AddressDigests(byte[] deploymentKey) {
        this.digest = new KeyedDigest(deploymentKey, "address");
    }

    /**
     * The name of an address.
     *
     * @param address E.164 for SMS, an addr-spec for mail; the case of letters makes no difference
     */
    public String of(Channel channel, String address) {
        return digest.of(channel.word(), address.toLowerCase(Locale.ROOT));
    }

    /** The name of a patient of a source, as the index of addresses has them beside their addresses. */
    public String of(OrganisationId organisation, SourceId source, String subject) {
        return digest.of("patient", organisation.value(), source.value(), subject);
    }
}
