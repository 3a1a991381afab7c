package org.virtualvisits.core.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The day's work as a whole: one row, which is also the proof that the watch is alive.
 *
 * @param listed the day whose list is complete
 * @param finished the day whose work is complete
 * @param holder who works on it, until when nobody else may
 * @param credentials how many are watched
 * @param sent how many mails the last complete day took
 * @param beat when a run last came to its end, whatever that was
 * @param outcome what that end was, in one word
 * @param trouble what is wrong, and the fix, where a person must act
 * @param version the row's, as read
 */
public record Round(
        Optional<LocalDate> listed,
        Optional<LocalDate> finished,
        Optional<String> holder,
        Optional<Instant> until,
        int credentials,
        int sent,
        Optional<Instant> beat,
        String outcome,
        Optional<String> trouble,
        Optional<String> version) {

    /** Before the first. */
    public static final Round NEVER = new Round(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            "never",
            Optional.empty(),
            Optional.empty());

    /** To be listed again today. What has been said stays said. */
    Round reopened() {
        return new Round(
                Optional.empty(), Optional.empty(), holder, until, credentials, sent, beat, outcome, trouble, version);
    }

    boolean isHeld(Instant now) {
        return until.filter(now::isBefore).isPresent();
    }

    Round heldBy(String run, Instant upTo) {
        return new Round(
                listed,
                finished,
                Optional.of(run),
                Optional.of(upTo),
                credentials,
                sent,
                beat,
                outcome,
                trouble,
                version);
    }

    Round listed(LocalDate day, int watched) {
        return new Round(
                Optional.of(day), finished, holder, until, watched, 0, beat, outcome, Optional.empty(), version);
    }

    Round sentMore(int mails) {
        return new Round(listed, finished, holder, until, credentials, sent + mails, beat, outcome, trouble, version);
    }

    Round finished(LocalDate day) {
        return new Round(listed, Optional.of(day), holder, until, credentials, sent, beat, outcome, trouble, version);
    }

    Round ended(Instant now, String how, Optional<String> wrong) {
        return new Round(
                listed,
                finished,
                Optional.empty(),
                Optional.empty(),
                credentials,
                sent,
                Optional.of(now),
                how,
                wrong,
                version);
    }
}
