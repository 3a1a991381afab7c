package org.virtualvisits.sandbox.graph;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account of the simulated tenant.
 *
 * @param objectId the directory's GUID, the only name {@code /onlineMeetings} accepts
 * @param applicationAccessPolicy whether the Teams application access policy is granted to this account, without which
 *     every call below its {@code /onlineMeetings} gets 403
 * @param entra what else the directory knows
 */
public record SimulatedUser(
        String objectId,
        String userPrincipalName,
        String displayName,
        @Nullable String mail,
        boolean accountEnabled,
        Mailbox mailbox,
        boolean applicationAccessPolicy,
        SimulatedEntra entra) {

    public SimulatedUser {
        if (!UUID.fromString(objectId).toString().equals(objectId)) {
            throw new IllegalArgumentException("not a lower-case GUID: " + objectId);
        }
    }

    /** An account as most are: a member, with a licence if its mailbox is a person's. */
    public SimulatedUser(
            String objectId,
            String userPrincipalName,
            String displayName,
            @Nullable String mail,
            boolean accountEnabled,
            Mailbox mailbox,
            boolean applicationAccessPolicy) {
        this(
                objectId,
                userPrincipalName,
                displayName,
                mail,
                accountEnabled,
                mailbox,
                applicationAccessPolicy,
                mailbox == Mailbox.USER ? SimulatedEntra.LICENSED : SimulatedEntra.UNLICENSED);
    }

    /** The same account with the application access policy granted or taken away. */
    public SimulatedUser withApplicationAccessPolicy(boolean granted) {
        return new SimulatedUser(
                objectId, userPrincipalName, displayName, mail, accountEnabled, mailbox, granted, entra);
    }

    /** The same account with another kind of mailbox. */
    public SimulatedUser withMailbox(Mailbox kind) {
        return new SimulatedUser(
                objectId, userPrincipalName, displayName, mail, accountEnabled, kind, applicationAccessPolicy, entra);
    }

    /** The same account, of which the directory knows something else. */
    public SimulatedUser withEntra(SimulatedEntra other) {
        return new SimulatedUser(
                objectId,
                userPrincipalName,
                displayName,
                mail,
                accountEnabled,
                mailbox,
                applicationAccessPolicy,
                other);
    }

    /** The same account, let in or not. */
    public SimulatedUser enabled(boolean isEnabled) {
        return new SimulatedUser(
                objectId, userPrincipalName, displayName, mail, isEnabled, mailbox, applicationAccessPolicy, entra);
    }

    /** Whether mail from this address is the account's own. */
    boolean owns(String address) {
        return address.equalsIgnoreCase(userPrincipalName) || address.equalsIgnoreCase(mail);
    }
}
