package org.virtualvisits;

import org.virtualvisits.core.credential.CalendarEntries;
import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.Letters;
import org.virtualvisits.core.credential.Own;
import org.virtualvisits.core.credential.Registrations;

/**
 * What the credential watch needs from the world.
 *
 * @param own as whom this app itself signs in to Graph
 */
public record CredentialPorts(
        CredentialLedger ledger, Registrations registrations, Letters letters, CalendarEntries calendar, Own own) {

    /** The same with another ledger. */
    public CredentialPorts with(CredentialLedger other) {
        return new CredentialPorts(other, registrations, letters, calendar, own);
    }
}
