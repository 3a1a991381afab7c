package org.virtualvisits.sandbox.graph;

/** What kind of mailbox, if any, an account of the simulated tenant has. */
public enum Mailbox {
    USER,
    SHARED,
    ROOM,
    EQUIPMENT,
    /** Of an account in another forest. */
    LINKED,
    OTHERS,
    /** In a local Exchange server: Graph answers 404 {@code MailboxNotEnabledForRESTAPI}. */
    ON_PREMISES,
    /** No mailbox at all: Graph gives the same answer as for one on premises. */
    NONE;

    boolean online() {
        return this != ON_PREMISES && this != NONE;
    }
}
