package org.virtualvisits.core.reply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Port: what carriers told us, kept by day: its words until they are dealt with, its name for as long as it may come again. */
public interface Callbacks {

    /**
     * Keeps something new.
     *
     * @return false, and nothing is changed, if it is known
     */
    boolean put(Callback callback);

    /** What is kept under a name. */
    Optional<Callback> find(CallbackId id);

    /** Puts something in the place of what is kept under its name. */
    void replace(Callback callback);

    /** What of a day nobody has looked at, at most so many. */
    List<CallbackId> waiting(LocalDate day, int atMost);

    /**
     * Forgets so much of a day, words and names.
     *
     * @return how much that was
     */
    int forget(LocalDate day, int atMost);
}
