package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.feed.Answers;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** Use case: staff have spoken to a patient, who will come after all. It counts as the patient's own newest answer. */
final class AnswerForPatient implements Answers {

    private final Replies replies;
    private final Visits visits;
    private final Organisations organisations;
    private final FollowAnswers follow;
    private final Clock clock;

    AnswerForPatient(Replies replies, Visits visits, Organisations organisations, FollowAnswers follow, Clock clock) {
        this.replies = replies;
        this.visits = visits;
        this.organisations = organisations;
        this.follow = follow;
        this.clock = clock;
    }

    @Override
    public boolean comes(Visit visit, String patient, Cause cause) {
        Instant now = clock.instant();
        Optional<Instant> start = visit.wanted().start().filter(now::isBefore);
        Optional<Clinic> clinic =
                organisations.find(visit.organisation()).flatMap(organisation -> clinic(visit, organisation, now));
        boolean stands = visit.wanted().status().phase() == AppointmentStatus.Phase.BOOKED;
        if (start.isEmpty() || clinic.isEmpty() || !stands || !visit.isAbout(patient)) {
            return false;
        }
        replies.answer(visit.id(), new Replies.Answer(patient, Condition.CONFIRMED, start.get(), now));
        visits.note(
                visit.id(),
                new Audit(now, cause, Audit.Act.VISIT_CONFIRMED, Optional.empty(), 1),
                Digest.of(16, "comes", patient, start.get().toString()),
                Duration.ofMinutes(1));
        follow.follow(visit.id(), clinic.get(), cause);
        return true;
    }

    private static Optional<Clinic> clinic(Visit visit, Organisation organisation, Instant now) {
        return new Decide(visit, organisation, now).decision().clinic();
    }
}
