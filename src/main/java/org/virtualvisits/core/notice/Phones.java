package org.virtualvisits.core.notice;

/** Port: knows the world's numbering plans. */
public interface Phones {

    /**
     * Reads a number as people and systems write it.
     *
     * @param region ISO 3166 two letters, for numbers without a country code
     */
    Reading read(String written, String region);

    /** What a written number is. */
    sealed interface Reading {
        /** Can take an SMS. */
        record Mobile(String e164) implements Reading {}

        /** A number, but not one that takes an SMS. */
        record Fixed(String e164) implements Reading {}

        /** Not a number. */
        record Unreadable() implements Reading {}
    }
}
