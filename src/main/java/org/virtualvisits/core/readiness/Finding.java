package org.virtualvisits.core.readiness;

/**
 * One thing that is wrong with one subject. What staff read of it, {@link Fixes} says.
 *
 * @param about what exactly: an account's object id, a mailbox, a table, the name of a secret; empty where there is
 *     nothing to add. Never a patient's (V8), never a secret's value
 */
public record Finding(Defect defect, String about) {

    /** Whether visits fail until it is mended. */
    public boolean blocks() {
        return defect.weight() == Defect.Weight.BLOCKS;
    }
}
