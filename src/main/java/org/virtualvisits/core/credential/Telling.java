package org.virtualvisits.core.credential;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One message about a credential to its readers, on its way.
 *
 * @param step the step it is for: days before the end, negative after it; of no meaning for the other kinds
 * @param readers who is to read it, and how far that is
 */
public record Telling(Kind kind, int step, List<Reader> readers) {

    /** Keeps its own copy. */
    public Telling {
        readers = List.copyOf(readers);
    }

    /** To these, none of whom has it yet. */
    static Telling to(List<String> addresses, Kind kind, int step) {
        return new Telling(
                kind,
                step,
                addresses.stream()
                        .map(address -> new Reader(address, Progress.PLANNED))
                        .toList());
    }

    boolean isOver() {
        return readers.stream().allMatch(reader -> reader.progress().isFinal());
    }

    Telling with(Reader next) {
        return each(reader -> reader.address().equals(next.address()) ? next : reader);
    }

    private Telling each(UnaryOperator<Reader> change) {
        return new Telling(kind, step, readers.stream().map(change).toList());
    }

    /** What it says. */
    public enum Kind {
        /** It expires, or has expired. */
        REMINDER,
        /** A newer one has taken its place. */
        REPLACED,
        /** It has been removed. */
        GONE
    }

    /** One reader. */
    public record Reader(String address, Progress progress) {}

    /** How far a message to one reader is. */
    public enum Progress {
        /** Nobody has tried. */
        PLANNED,
        /** Somebody has, and it may have gone out. */
        PERHAPS_SENT,
        /** It has gone out. */
        SENT,
        /** The mail service will never take it. */
        REFUSED;

        boolean isFinal() {
            return this == SENT || this == REFUSED;
        }
    }
}
