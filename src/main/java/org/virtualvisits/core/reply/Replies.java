package org.virtualvisits.core.reply;

import java.time.Instant;
import java.util.List;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.VisitId;

/** Port: what a visit's patients have said, beside the visit's own rows and without touching their versions. */
public interface Replies {

    /** All of it. */
    Said of(VisitId visit);

    /** Keeps an answer in the place of the patient's last one, unless that is newer. */
    void answer(VisitId visit, Answer answer);

    /** Drops a patient's answer; absent is fine. */
    void forget(VisitId visit, String patient);

    /** Notes that there is something for staff; noting it again changes nothing. */
    void note(VisitId visit, ForStaff reply);

    /** Staff have dealt with it; absent is fine. */
    void settle(VisitId visit, CallbackId reply);

    /** What patients have said. */
    record Said(List<Answer> answers, List<ForStaff> forStaff) {

        /** Keeps its own copies. */
        public Said {
            answers = List.copyOf(answers);
            forStaff = List.copyOf(forStaff);
        }
    }

    /**
     * A patient's last answer.
     *
     * @param patient the patient's key within the visit
     * @param start of the visit it was given for: it says nothing of another time
     * @param at when it was given
     */
    record Answer(String patient, Condition condition, Instant start, Instant at) {}

    /**
     * A text that a person is to deal with.
     *
     * @param at when it was sent
     * @param start of the visit when it came
     * @param why it was not dealt with by itself
     */
    record ForStaff(CallbackId reply, Instant at, Instant start, Why why) {}

    /** Why a person must look. */
    enum Why {
        /** Its words are not clear. */
        UNCLEAR,
        /** It is clear, but may be meant for another visit, or be of another person with the same number. */
        SHARED,
        /** It is clear, but was sent before the patient was told of the visit as it is now. */
        TOO_EARLY,
        /** Patients of several organisations have the number; nobody is shown the words. */
        STRANGERS
    }
}
