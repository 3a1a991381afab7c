package org.virtualvisits.core.reply;

import java.time.Duration;
import java.util.Optional;

/**
 * How dealing with a callback ended.
 *
 * @param instead what is kept of it
 * @param later when to try again; then nothing is put in its place
 * @param outcome a word for operators, from a small set
 */
public record Taken(Optional<Callback.Content> instead, Optional<Duration> later, String outcome) {

    static Taken done(String outcome) {
        return new Taken(Optional.of(new Callback.Content.Done()), Optional.empty(), outcome);
    }

    static Taken later(Duration after) {
        return new Taken(Optional.empty(), Optional.of(after), "later");
    }

    /** It was dealt with before, or is not known. */
    static Taken nothing(String outcome) {
        return new Taken(Optional.empty(), Optional.empty(), outcome);
    }
}
