package org.virtualvisits.core.reply;

import java.util.Optional;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.visit.CallOff;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visit.Declined;

/** Brings a visit in line with what its only patient answered last. Doing it again changes nothing. */
final class FollowAnswers {

    private final Replies replies;
    private final CallOff callOff;

    FollowAnswers(Replies replies, CallOff callOff) {
        this.replies = replies;
        this.callOff = callOff;
    }

    /** To be called after an answer was kept. */
    void follow(VisitId visit, Clinic clinic, Cause cause) {
        callOff.note(visit, its -> said(its, clinic), cause);
    }

    /** A "no" counts as the clinic wishes, for the time it was given for; a "yes" always takes an earlier one back. */
    private Optional<Declined> said(Visit visit, Clinic clinic) {
        Optional<Replies.Answer> last = visit.onlyPatient().flatMap(patient -> last(visit, patient));
        if (last.isEmpty()) {
            return visit.declined();
        }
        if (last.get().condition() != Condition.DECLINED) {
            return Optional.empty();
        }
        return switch (clinic.onDecline()) {
            case ASK -> visit.declined();
            case CANCEL -> last.map(answer -> new Declined(answer.patient(), answer.start()));
        };
    }

    private Optional<Replies.Answer> last(Visit visit, String patient) {
        return replies.of(visit.id()).answers().stream()
                .filter(answer -> answer.patient().equals(patient))
                .findFirst();
    }
}
