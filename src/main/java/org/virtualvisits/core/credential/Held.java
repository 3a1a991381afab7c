package org.virtualvisits.core.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A credential with what has been said about it.
 *
 * @param step the lowest step that has been dealt with, told or acknowledged
 * @param entry the calendar entry's name: the credential's own, or that of the one it has replaced
 * @param sequence of the last message, which is also the calendar entry's (RFC 5545 SEQUENCE)
 * @param told everybody who has been written to, and so may have the calendar entry
 * @param closed whether these have been told that it needs no more care
 * @param open the message on its way
 * @param gone since when it is no longer in the directory
 */
public record Held(
        Credential credential,
        OptionalInt step,
        String entry,
        int sequence,
        List<String> told,
        boolean closed,
        Optional<Telling> open,
        Optional<Instant> gone) {

    /** Keeps its own copy. */
    public Held {
        told = List.copyOf(told);
    }

    /** Of which nothing has been said. */
    static Held of(Credential credential) {
        return new Held(
                credential,
                OptionalInt.empty(),
                credential.id().value(),
                0,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** As the directory has it now. */
    Held now(Credential as) {
        return new Held(as, step, entry, sequence, told, closed, open, Optional.empty());
    }

    /** With a step dealt with by somebody's word. */
    Held silenced(int at) {
        return new Held(credential, OptionalInt.of(at), entry, sequence, told, closed, open, gone);
    }

    /** With a reminder to be sent, in place of any that still is. */
    Held reminding(Telling telling) {
        List<String> all = Stream.concat(
                        told.stream(), telling.readers().stream().map(Telling.Reader::address))
                .distinct()
                .toList();
        return new Held(
                credential,
                OptionalInt.of(telling.step()),
                entry,
                sequence + 1,
                all,
                false,
                Optional.of(telling),
                gone);
    }

    /** With word to be sent that no more care is needed, if anybody was ever told that it is; once. */
    Held closing(Telling.Kind kind) {
        if (closed) {
            return this;
        }
        if (told.isEmpty()) {
            return new Held(credential, step, entry, sequence, told, true, Optional.empty(), gone);
        }
        return new Held(
                credential, step, entry, sequence + 1, told, true, Optional.of(Telling.to(told, kind, 0)), gone);
    }

    /** Going on with the calendar entry of the one it replaces. */
    Held following(Held before) {
        return told.isEmpty()
                ? new Held(credential, step, before.entry, before.sequence, told, closed, open, gone)
                : this;
    }

    Held gone(Instant since) {
        return new Held(credential, step, entry, sequence, told, closed, open, Optional.of(since));
    }

    Held telling(Telling next) {
        return new Held(
                credential,
                step,
                entry,
                sequence,
                told,
                closed,
                Optional.of(next).filter(its -> !its.isOver()),
                gone);
    }
}
