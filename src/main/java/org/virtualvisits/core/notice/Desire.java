package org.virtualvisits.core.notice;

/** What patients of a visit should know now. */
public sealed interface Desire {
    /** The visit stands as these facts say, and its link works. */
    record Standing(Facts facts) implements Desire {}

    /** The visit stands, but cannot be told of yet: nothing is said until its link works (V4). */
    record NotYet() implements Desire {}

    /**
     * There is no video visit (any more); those who expect one are told.
     *
     * @param kind which of the two endings they are told
     */
    record Ended(Notice.Kind kind) implements Desire {}

    /** Whatever was said stands; nothing more is said. */
    record Silence() implements Desire {}
}
