package org.virtualvisits.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * The intention to mail a report to its readers, and how far that is. What it says is made when it is sent; who reads it is
 * fixed when it is planned. Immutable; a change is a new value.
 *
 * @param kind which author writes it
 * @param about what it is about, for its author: a period, or a sweep
 * @param due before which nobody else tries
 * @param version the row's, as read; empty before it is written
 */
public record Posting(
        OrganisationId organisation,
        Kind kind,
        String about,
        List<Reader> readers,
        Instant planned,
        Instant due,
        Optional<String> version) {

    /** Keeps its own copy. */
    public Posting {
        readers = List.copyOf(readers);
    }

    /** What kind of report it is. */
    public enum Kind {
        /** How all credentials stand. */
        CREDENTIALS,
        /** What a sweep of mailboxes came to. */
        HYGIENE,
        /** That a patient waits. */
        ARRIVAL
    }

    /** How far a mail to one reader is. */
    public enum Progress {
        /** Nobody has tried. */
        PLANNED,
        /** Somebody has, and it may have gone out. */
        PERHAPS_SENT,
        /** It has gone out. */
        SENT,
        /** It will never go out. */
        REFUSED;

        boolean isFinal() {
            return this == SENT || this == REFUSED;
        }
    }

    /** One reader. */
    public record Reader(String address, Progress progress) {}

    /** To these, none of whom has it yet. */
    public static Posting planned(
            OrganisationId organisation, Kind kind, String about, List<String> addresses, Instant now) {
        return new Posting(
                organisation,
                kind,
                about,
                addresses.stream()
                        .map(address -> new Reader(address, Progress.PLANNED))
                        .toList(),
                now,
                now,
                Optional.empty());
    }

    /** Its name for ever: the same report is planned once. */
    public String id() {
        return organisation + "|" + kind + "|" + about;
    }

    /** Whether nothing is left to do. */
    public boolean isOver() {
        return readers.stream().allMatch(reader -> reader.progress().isFinal());
    }

    /** The key of the mail to one reader. */
    String key(Reader reader) {
        return "report-" + Digest.of(25, id(), reader.address());
    }

    Posting heldUntil(Instant until) {
        return new Posting(organisation, kind, about, readers, planned, until, version);
    }

    Posting with(Reader reader, Progress progress) {
        return new Posting(
                organisation,
                kind,
                about,
                readers.stream()
                        .map(one -> one.address().equals(reader.address()) ? new Reader(one.address(), progress) : one)
                        .toList(),
                planned,
                due,
                version);
    }

    /** The same, as written in that version. */
    public Posting over(String written) {
        return new Posting(organisation, kind, about, readers, planned, due, Optional.of(written));
    }
}
