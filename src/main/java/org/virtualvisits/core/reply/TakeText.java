package org.virtualvisits.core.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.reply.OpenVisits.Open;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.Visits;

/**
 * What follows from a patient's text (S2.15). An answer counts if it can only be meant for one visit of one patient, who knew
 * that visit as it is; whatever else it may be is for a person to read. May run twice: everything it does is the same then.
 */
final class TakeText {

    /** Carriers tell whole seconds, and their clocks are not ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /** Six of the longest parts there are: what is longer was not written on a phone. */
    private static final int MOST_WORDS = 1_000;

    private final OpenVisits open;
    private final Consents consents;
    private final Replies replies;
    private final Visits visits;
    private final FollowAnswers follow;
    private final ReleaseNotices release;
    private final AnswerHelp help;
    private final Onlookers onlookers;

    TakeText(
            OpenVisits open,
            Consents consents,
            Replies replies,
            Visits visits,
            FollowAnswers follow,
            ReleaseNotices release,
            AnswerHelp help,
            Onlookers onlookers) {
        this.open = open;
        this.consents = consents;
        this.replies = replies;
        this.visits = visits;
        this.follow = follow;
        this.release = release;
        this.help = help;
        this.onlookers = onlookers;
    }

    Taken take(Callback callback, Content.Text text, Cause cause) {
        List<Open> found = open.of(Channel.SMS, text.from());
        return switch (ReplyWords.meaning(text.words())) {
            case STOP -> said(Consent.Standing.STOPPED, callback, text, found, cause);
            case START -> said(Consent.Standing.GIVEN, callback, text, found, cause);
            case HELP -> help.answer(callback, text.from(), found);
            case YES -> answered(Condition.CONFIRMED, callback, text, found, cause);
            case NO -> answered(Condition.DECLINED, callback, text, found, cause);
            case THANKS -> Taken.done("thanks");
            case UNCLEAR -> toStaff(Replies.Why.UNCLEAR, callback, text, found, cause);
        };
    }

    private Taken said(Consent.Standing standing, Callback callback, Content.Text text, List<Open> found, Cause cause) {
        boolean given = standing == Consent.Standing.GIVEN;
        var consent = new Consent(Optional.empty(), standing, callback.at(), cause);
        if (!consents.say(open.digest(Channel.SMS, text.from()), consent)) {
            return Taken.done("overtaken");
        }
        found.forEach(one -> note(
                one,
                callback,
                given ? Audit.Act.CONSENT_GIVEN : Audit.Act.CONSENT_WITHDRAWN,
                Optional.of("sms"),
                cause));
        if (given) {
            found.forEach(one -> release.release(one.story().visit().id(), one.contact(), cause));
        }
        return Taken.done(given ? "started" : "stopped");
    }

    private Taken answered(Condition condition, Callback callback, Content.Text text, List<Open> found, Cause cause) {
        if (found.size() > 1) {
            return toStaff(Replies.Why.SHARED, callback, text, found, cause);
        }
        if (found.stream().anyMatch(one -> !one.isKnownBy(callback.at().plus(CLOCKS_DIFFER)))) {
            return toStaff(Replies.Why.TOO_EARLY, callback, text, found, cause);
        }
        for (Open one : found) {
            VisitId visit = one.story().visit().id();
            String patient = one.contact().patient();
            replies.answer(visit, new Replies.Answer(patient, condition, one.start(), callback.at()));
            boolean comes = condition == Condition.CONFIRMED;
            note(one, callback, comes ? Audit.Act.VISIT_CONFIRMED : Audit.Act.VISIT_DECLINED, Optional.empty(), cause);
            follow.follow(visit, one.clinic(), cause);
            onlookers.changed(visit);
        }
        return found.isEmpty() ? Taken.done("nobody") : Taken.done(condition == Condition.CONFIRMED ? "yes" : "no");
    }

    /** Staff of one organisation do not read what may have been written to another (V9). */
    private Taken toStaff(Replies.Why why, Callback callback, Content.Text text, List<Open> found, Cause cause) {
        if (found.isEmpty()) {
            return Taken.done("nobody");
        }
        boolean strangers = found.stream().map(Open::owner).distinct().count() > 1;
        Instant at = callback.at();
        for (Open one : found) {
            VisitId visit = one.story().visit().id();
            Replies.Why told = strangers ? Replies.Why.STRANGERS : why;
            replies.note(visit, new Replies.ForStaff(callback.id(), at, one.start(), told));
            note(one, callback, Audit.Act.REPLY_RECEIVED, Optional.of(told.name()), cause);
            onlookers.changed(visit);
        }
        List<VisitId> where =
                found.stream().map(one -> one.story().visit().id()).distinct().toList();
        String words =
                text.words().substring(0, Math.min(MOST_WORDS, text.words().length()));
        return strangers
                ? Taken.done("to_staff")
                : new Taken(Optional.of(new Content.ForStaff(words, where)), Optional.empty(), "to_staff");
    }

    private void note(Open one, Callback callback, Audit.Act act, Optional<String> about, Cause cause) {
        visits.note(
                one.story().visit().id(),
                new Audit(callback.at(), cause, act, about, 1),
                callback.id().key().substring(0, 16),
                Duration.ofHours(1));
    }
}
