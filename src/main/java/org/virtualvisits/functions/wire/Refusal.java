package org.virtualvisits.functions.wire;

import java.util.stream.Collectors;

/**
 * Ends the handling of a request with a problem, from however deep in the decoding. Caught in one place, by whoever
 * asked for the decoding.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Refuses for this reason. */
    public Refusal(Problem problem) {
        super(text(problem), null, false, false);
        this.problem = problem;
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }

    private static String text(Problem problem) {
        return problem.detail()
                + problem.errors().stream()
                        .map(error -> " " + error.pointer() + ": " + error.detail() + ".")
                        .collect(Collectors.joining());
    }
}
