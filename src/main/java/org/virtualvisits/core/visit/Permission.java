package org.virtualvisits.core.visit;

import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Contact;

/** Port of this feature to those above it: whether an address may be written to, asked at the moment of sending. */
@FunctionalInterface
public interface Permission {

    /** Whoever has an address in the EHR may be written to. */
    Permission ALWAYS = (organisation, contact) -> Optional.empty();

    /** What staff are told instead of the message; empty if it may be sent. */
    Optional<Attention> refusal(OrganisationId organisation, Contact contact);
}
