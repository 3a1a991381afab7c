package org.virtualvisits.core.reply;

/** What a text from a patient means, as far as that can be told without guessing (S2.15). */
public enum Meaning {
    /** Send nothing to this number any more. */
    STOP,
    /** Texts are welcome again. */
    START,
    /** Whom to ring? */
    HELP,
    /** The patient comes. */
    YES,
    /** The patient does not come. */
    NO,
    /** Manners alone: neither yes nor no, and nothing that anybody need read. */
    THANKS,
    /** Anything else. A person reads it. */
    UNCLEAR
}
