package org.virtualvisits.core.kernel;

import java.util.function.Supplier;

/**
 * Port: shows operators what one piece of work did and how long it took, under the one name of all that follows from
 * its cause. Never fails, and changes nothing about the work.
 */
public interface Spans {

    /** Shows nobody. */
    Spans NONE = new Spans() {
        @Override
        public <T> T within(String act, Cause cause, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void note(String key, String value) {}
    };

    /**
     * Does the work and shows it.
     *
     * @param act what is done, one of few words
     * @return what the work returns; what it throws comes through as it is
     */
    <T> T within(String act, Cause cause, Supplier<T> work);

    /**
     * Notes a word about the work that this thread is doing; nothing personal (V8).
     *
     * @param key one of few, such as {@code visit} or {@code outcome}
     */
    void note(String key, String value);
}
