package org.virtualvisits.core.feed;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.CancelLink;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.ResendLink;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** Use case: what staff do about a visit on their list. A visit that is not theirs is as good as absent (V9). */
public final class ActOnVisit {

    /** Two presses of one button are one wish. */
    private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(1);

    private final Visits visits;
    private final Organisations organisations;
    private final ResendLink resend;
    private final CancelLink cancel;
    private final TellLateness tellLateness;
    private final Answers answers;
    private final ListVisit list;

    /** Keeps its ports. */
    public ActOnVisit(
            Visits visits,
            Organisations organisations,
            ResendLink resend,
            CancelLink cancel,
            TellLateness tellLateness,
            Answers answers,
            ListVisit list) {
        this.visits = visits;
        this.organisations = organisations;
        this.resend = resend;
        this.cancel = cancel;
        this.tellLateness = tellLateness;
        this.answers = answers;
        this.list = list;
    }

    /** Where the meeting of a visit is; empty if there is none, or it is not theirs. */
    public Optional<URI> join(Staff staff, VisitId visit) {
        return own(staff, visit).flatMap(its -> its.meeting().reachable()).map(MeetingState.Live::joinUrl);
    }

    /** Sends a patient their link again. */
    public Outcome resend(Staff staff, VisitId visit, String patient, Channel channel, Cause cause) {
        if (own(staff, visit).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Outcome outcome = switch (resend.resend(visit, patient, channel, BETWEEN_MESSAGES, cause)) {
            case ResendLink.Outcome.Asked() -> Outcome.RESENT;
            case ResendLink.Outcome.OnItsWay() -> Outcome.ON_ITS_WAY;
            case ResendLink.Outcome.TooSoon() -> Outcome.TOO_SOON;
            case ResendLink.Outcome.NothingToSend() -> Outcome.NOTHING_TO_SEND;
            case ResendLink.Outcome.Unreachable() -> Outcome.UNREACHABLE;
        };
        list.changed(visit);
        return outcome;
    }

    /** Makes a patient's link stop working. */
    public Outcome cancelLink(Staff staff, VisitId visit, String patient, Channel channel, Cause cause) {
        if (own(staff, visit).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return cancel.cancel(visit, patient, channel, cause) ? Outcome.LINK_CANCELLED : Outcome.UNREACHABLE;
    }

    /**
     * Has everybody who is to come told that the clinician is late.
     *
     * @param by within what {@link TellLateness} takes
     */
    public Outcome late(Staff staff, VisitId visit, Duration by, Cause cause) {
        if (own(staff, visit).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return switch (tellLateness.tell(visit, by, cause)) {
            case TellLateness.Outcome.Noted() -> Outcome.LATENESS_TOLD;
            case TellLateness.Outcome.NotNow() -> Outcome.NOT_NOW;
            case TellLateness.Outcome.Unknown() -> Outcome.UNKNOWN;
        };
    }

    /** Notes that a patient, who had said no, has told staff that they will come. */
    public Outcome comes(Staff staff, VisitId visit, String patient, Cause cause) {
        Optional<Visit> theirs = own(staff, visit);
        if (theirs.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Outcome outcome = answers.comes(theirs.get(), patient, cause) ? Outcome.COMES : Outcome.CANNOT_COME;
        list.changed(visit);
        return outcome;
    }

    private Optional<Visit> own(Staff staff, VisitId id) {
        return visits.find(id)
                .map(Visits.Stored::visit)
                .filter(visit -> visit.organisation().equals(staff.organisation()))
                .filter(visit -> staff.seesAll() || takesPart(staff, visit));
    }

    private boolean takesPart(Staff staff, Visit visit) {
        return organisations.find(visit.organisation()).stream()
                .flatMap(organisation -> ComposeListing.clinicians(visit, organisation).stream())
                .map(Clinician::id)
                .anyMatch(id -> staff.clinician().filter(id::equals).isPresent());
    }

    /** How an act ended; each has a word of its own on the page. */
    public enum Outcome {
        /** The message will go out. */
        RESENT,
        /** A message to this patient is on its way already. */
        ON_ITS_WAY,
        /** A message went out a moment ago. */
        TOO_SOON,
        /** The visit does not stand, or has no link yet. */
        NOTHING_TO_SEND,
        /** The patient has no such address. */
        UNREACHABLE,
        /** The link opens nothing any more. */
        LINK_CANCELLED,
        /** Whoever is to come will be told that the clinician is late. */
        LATENESS_TOLD,
        /** The patient's newest answer is that they will come. */
        COMES,
        /** The visit has begun, or the EHR has ended it, or there is no such patient. */
        CANNOT_COME,
        /** The visit is not about to begin, or does not stand. */
        NOT_NOW,
        /** There is no such visit, as far as this member of staff is concerned. */
        UNKNOWN
    }
}
