package org.virtualvisits.core.reply;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * The last word on whether an address may be written to. Where nothing was said it may: it stands in the EHR because the
 * patient gave it for that.
 *
 * @param organisation whose messages are meant; empty for those of all, as who texts STOP means the number that texts them
 * @param at when it was said
 * @param by who said so
 */
public record Consent(Optional<OrganisationId> organisation, Standing standing, Instant at, Cause by) {

    /** Whether it stands in the way of a message. */
    public boolean bars() {
        return standing != Standing.GIVEN;
    }

    /** What was said. */
    public enum Standing {
        /** It may be written to (again). */
        GIVEN,
        /** The patient has texted STOP. Only the patient can take it back, by START: carriers bar the number as well. */
        STOPPED,
        /** The patient has told staff that they do not want it. */
        REFUSED,
        /** The patient wanted it once, and has told staff that they no longer do. */
        WITHDRAWN,
        /** Staff found that the address is not the patient's. */
        WRONG_ADDRESS
    }
}
