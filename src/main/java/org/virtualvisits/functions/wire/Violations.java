package org.virtualvisits.functions.wire;

import com.microsoft.azure.functions.HttpStatus;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a document, so that its author mends it in one go. */
public final class Violations {

    /** Enough to mend; more would only make the answer larger than the question. */
    private static final int MOST = 50;

    private final List<Problem.Violation> found = new ArrayList<>();

    /** Notes one; the detail must not repeat what was sent. */
    public void add(String pointer, String detail) {
        if (found.size() < MOST) {
            found.add(new Problem.Violation(pointer, detail));
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the reading if anything was wrong.
     *
     * @throws Refusal 422 with all of it
     */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "invalid",
                    "The content cannot be used",
                    "Mend what the errors say; nothing was stored.",
                    found));
        }
    }
}
