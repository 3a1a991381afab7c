package org.virtualvisits.core.rotation;

/** What a rotation is about to do; written before it is done. */
public enum Step {
    /** Add a new secret to the application, and keep it in the vault beside the one in use. */
    ADDING,
    /** Prove that a token is given for it. */
    PROVING,
    /** Publish it: from then on readers get it. */
    SWITCHING,
    /** Nothing, while whatever still has the old one reads the new one. */
    GRACE,
    /** Remove the old one. */
    REMOVING,
    /** Nothing more: it is complete. */
    DONE,
    /** Take back what was added: it cannot be used. */
    ABANDONING,
    /** Nothing more: the old one is as it was. */
    ABANDONED,
    /** Nothing more, though the old one is still there: a person must look. */
    HALTED;

    /** Whether nothing is left to do. */
    public boolean isOver() {
        return this == DONE || this == ABANDONED || this == HALTED;
    }
}
