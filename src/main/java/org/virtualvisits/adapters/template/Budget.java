package org.virtualvisits.adapters.template;

import java.io.Writer;

/**
 * How much one filling may do: signs that come out, and steps through lists. A list within a list within a list would
 * else take hours to say nothing. Used by one thread.
 */
final class Budget {

    /** A mail with all the space it can want is a tenth of it. */
    static final Limits OF_A_MESSAGE = new Limits(200_000, 20_000);

    /** A report of every secret of every tenant. */
    static final Limits OF_A_REPORT = new Limits(20_000_000, 2_000_000);

    private long signs;
    private long steps;

    Budget(Limits limits) {
        signs = limits.signs();
        steps = limits.steps();
    }

    /** Counts a step through a list, and what came out of it. */
    void step(int length) {
        steps--;
        spend(length);
        if (steps < 0) {
            throw new StrictHandlebars.Refusal("it goes through lists for too long");
        }
    }

    private void spend(int length) {
        signs -= length;
        if (signs < 0) {
            throw new StrictHandlebars.Refusal("what comes out of it is too long");
        }
    }

    /** Text that ends where the budget does. */
    Writer bounded(StringBuilder text) {
        return new Writer() {
            @Override
            public void write(char[] signs, int from, int length) {
                spend(length);
                text.append(signs, from, length);
            }

            @Override
            public void flush() {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** See {@link Budget}. */
    record Limits(long signs, long steps) {}
}
