package org.virtualvisits.core.hygiene;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: what is in mailboxes, and the acts upon it. At most {@link #AT_ONCE} requests are under way in one mailbox at any
 * time, which is what Graph allows one application (Graph page "throttling-limits"). It never waits by itself.
 */
public interface Mailboxes {

    /** Acts that are handed over together, and run side by side. */
    int AT_ONCE = 4;

    /** Lists items by their {@link Item#at}, oldest first. */
    Reading read(Query query);

    /**
     * Does these acts, at most {@link #AT_ONCE}.
     *
     * @param neutral what a subject is replaced by
     * @return one result for each act, in their order
     */
    List<Effect> act(String mailbox, Folder folder, List<Act> acts, String neutral);

    /**
     * What to list.
     *
     * @param from items at this moment and later
     * @param before and earlier than this
     * @param attachments whether to tell of them
     */
    record Query(String mailbox, Folder folder, Instant from, Optional<Instant> before, boolean attachments) {}

    /** What listing comes to. */
    sealed interface Reading {
        /**
         * Some items: never only a part of those of one moment, so that going on from {@code next} leaves none out and
         * repeats none.
         *
         * @param next where to go on, if there is more
         * @param requests how many requests that took
         */
        record Page(List<Item> items, Optional<Instant> next, int requests) implements Reading {
            /** Keeps its own copy. */
            public Page {
                items = List.copyOf(items);
            }
        }

        /** Nothing now; ask again after the pause. */
        record Later(Duration pause) implements Reading {}

        /** Nothing for lasting reasons. */
        record Closed(MailboxSweep.Skipped why) implements Reading {}
    }

    /**
     * One thing to be done.
     *
     * @param rule the place of the rule that asks for it
     * @param attachment where only this one is to be removed
     * @param bytes that are meant
     */
    record Act(int rule, String item, Optional<String> attachment, Action action, long bytes) {}

    /** How an act ended. */
    sealed interface Effect {
        /** It is so now, or was so already. */
        record Done() implements Effect {}

        /** Not now; again after the pause, which the service has asked for. */
        record Later(Duration pause) implements Effect {}

        /**
         * Never.
         *
         * @param status HTTP's
         */
        record Refused(int status) implements Effect {}
    }
}
