package org.virtualvisits.core.join;

import java.net.URI;
import java.time.Duration;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.MeetingState;

/** Port: how a meeting is joined in a browser, with no app, where the tenant offers that. Asked while a patient waits. */
public interface BrowserLinks {

    /** Asks; changes nothing. */
    Answer of(MeetingState.Live meeting);

    /** How asking ended. */
    sealed interface Answer {

        /** Here. */
        record Leads(URI link) implements Answer {

            /** Neither log nor message shows the link. */
            @Override
            public String toString() {
                return "a way in by browser";
            }
        }

        /** Not for this meeting. */
        record NotHere() implements Answer {}

        /** Not for any, until an administrator changes something: a right, a licence or a policy is missing. */
        record NotOffered() implements Answer {}

        /**
         * Not now.
         *
         * @param after how long the service asks us to wait; zero where it does not say
         */
        record Later(Duration after, Hindrance why) implements Answer {}
    }
}
