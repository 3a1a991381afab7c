package org.virtualvisits.core.readiness;

/**
 * Everything that can be found wrong, each with a section of its own in docs/howto/readiness.md. A stable word for filters
 * and measures.
 */
public enum Defect {
    /** Microsoft Graph does not let the app in; nothing else can be told. */
    SIGN_IN_REFUSED(Weight.BLOCKS),
    /** A table cannot be read. */
    TABLE_UNREACHABLE(Weight.BLOCKS),
    /** A table can be read and not written. */
    TABLE_READ_ONLY(Weight.BLOCKS),
    /** A queue cannot be reached. */
    QUEUE_UNREACHABLE(Weight.BLOCKS),
    /** The key vault does not answer, or does not let the app read. */
    VAULT_UNREACHABLE(Weight.BLOCKS),
    /** Configuration names a secret that the key vault has not. */
    SECRET_MISSING(Weight.BLOCKS),
    /** This deployment sends no text messages. */
    TEXTS_OFF(Weight.WARNS),
    /** What text messages come from is neither a number nor a sender's name. */
    TEXT_SENDER_INVALID(Weight.BLOCKS),
    /** Our clock and another service's differ by minutes. */
    CLOCK_OFF(Weight.WARNS),
    /** The clinic's phone number cannot be read as one. */
    CLINIC_PHONE_INVALID(Weight.WARNS),
    /** The clinic writes from no mailbox in Exchange Online. */
    SENDER_ABSENT(Weight.BLOCKS),
    /** The app may not read the mailbox that the clinic writes from, so it can make no draft. */
    SENDER_REFUSED(Weight.BLOCKS),
    /** The app may not send from the clinic's mailbox. */
    SENDER_MAY_NOT_SEND(Weight.BLOCKS),
    /** The clinic writes from a clinician's own mailbox (S1.6). */
    SENDER_IS_CLINICIAN(Weight.WARNS),
    /** Configuration names no account. */
    ACCOUNT_NOT_NAMED(Weight.BLOCKS),
    /** The directory has no such account. */
    ACCOUNT_UNKNOWN(Weight.BLOCKS, true),
    /** The account may not sign in. */
    ACCOUNT_DISABLED(Weight.BLOCKS),
    /** The account is a guest's, whose Teams is elsewhere. */
    ACCOUNT_IS_GUEST(Weight.BLOCKS),
    /** Two clinicians are configured with one account. */
    ACCOUNT_OF_TWO(Weight.WARNS),
    /** The account of that object id goes by another principal name than configuration says. */
    ACCOUNT_NAME_DIFFERS(Weight.WARNS),
    /** The app may not look into the directory. */
    DIRECTORY_REFUSED(Weight.WARNS),
    /** No licence at all. */
    LICENCE_MISSING(Weight.BLOCKS),
    /** No licence with Teams. */
    TEAMS_MISSING(Weight.BLOCKS),
    /** A licence with Teams, of which Teams is switched off. */
    TEAMS_DISABLED(Weight.BLOCKS),
    /** Teams is being set up for the account. */
    TEAMS_PENDING(Weight.BLOCKS),
    /** Setting Teams up for the account has failed. */
    TEAMS_FAILED(Weight.BLOCKS),
    /** No licence with Exchange Online. */
    EXCHANGE_MISSING(Weight.WARNS),
    /** A licence with Exchange Online, of which that is switched off. */
    EXCHANGE_DISABLED(Weight.WARNS),
    /** Exchange Online is being set up for the account. */
    EXCHANGE_PENDING(Weight.WARNS),
    /** Setting Exchange Online up for the account has failed. */
    EXCHANGE_FAILED(Weight.WARNS),
    /** A shared mailbox, which is nobody who could hold a visit (S1.15). */
    MAILBOX_SHARED(Weight.BLOCKS),
    /** A room's or a device's mailbox. */
    MAILBOX_OF_ROOM(Weight.BLOCKS),
    /** The mailbox is in a local Exchange server. */
    MAILBOX_ON_PREMISES(Weight.WARNS),
    /** There is no mailbox in Exchange Online. */
    MAILBOX_ABSENT(Weight.WARNS),
    /** A kind of mailbox that we do not know. */
    MAILBOX_OF_ANOTHER_KIND(Weight.WARNS),
    /** The app may not see what kind of mailbox it is. */
    MAILBOX_REFUSED(Weight.WARNS),
    /** Teams lets nobody hold meetings in this name until an access policy is granted (S2.5, S2.6). */
    POLICY_MISSING(Weight.BLOCKS, true),
    /** Graph refuses meetings in this name for another reason. */
    MEETINGS_REFUSED(Weight.BLOCKS, true),
    /** A service did not answer, however often it was asked. */
    NOT_CHECKED(Weight.WARNS);

    private final Weight weight;
    private final boolean disproved;

    Defect(Weight weight) {
        this(weight, false);
    }

    Defect(Weight weight, boolean disproved) {
        this.weight = weight;
        this.disproved = disproved;
    }

    /** How bad it is. */
    public Weight weight() {
        return weight;
    }

    /** Whether it concerns an account that holds visits. */
    public boolean isOfAccount() {
        return compareTo(ACCOUNT_NOT_NAMED) >= 0;
    }

    /** Whether a meeting that Teams has made in the account's name shows that it is so no longer. */
    public boolean isDisprovedByMeeting() {
        return disproved;
    }

    /** How bad a defect is. */
    public enum Weight {
        /** Visits fail until it is mended. */
        BLOCKS,
        /** Visits can be held; something besides is amiss, or could not be told. */
        WARNS
    }
}
