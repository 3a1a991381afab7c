package org.virtualvisits.core.reply;

import java.time.Clock;
import org.virtualvisits.core.feed.Answers;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.CallOff;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;

/** Puts the use cases of this feature together that share what only they need. */
public final class ReplyParts {

    private final Ports ports;
    private final OpenVisits open;
    private final Clock clock;
    private final ReleaseNotices release;
    private final FollowAnswers follow;

    /** Keeps its ports. */
    public ReplyParts(Ports ports, OpenVisits open, Clock clock) {
        this.ports = ports;
        this.open = open;
        this.clock = clock;
        this.release = new ReleaseNotices(ports.visits(), ports.unsettled(), ports.wakeups(), clock);
        this.follow = new FollowAnswers(
                ports.replies(), new CallOff(ports.visits(), ports.unsettled(), ports.wakeups(), clock));
    }

    /** Deals with what carriers tell. */
    public TakeCallback takeCallback(
            CallbackCalls calls, Dispatch dispatch, HelpTexts help, Onlookers onlookers, Measures measures) {
        return new TakeCallback(
                ports.callbacks(),
                calls,
                new TakeText(
                        open,
                        ports.consents(),
                        ports.replies(),
                        ports.visits(),
                        follow,
                        release,
                        new AnswerHelp(dispatch, help, clock),
                        onlookers),
                new NoteReceipt(ports.visits(), ports.unsettled(), ports.wakeups(), onlookers, clock),
                measures);
    }

    /** Takes in what patients say by word of mouth. */
    public Answers answers(Organisations organisations) {
        return new AnswerForPatient(ports.replies(), ports.visits(), organisations, follow, clock);
    }

    /** Sees and sets consent. */
    public KeepConsent keepConsent() {
        return new KeepConsent(ports.consents(), open, ports.visits(), release, clock);
    }

    /** What they work on. */
    public record Ports(
            Callbacks callbacks,
            Consents consents,
            Replies replies,
            Visits visits,
            Unsettled unsettled,
            Wakeups wakeups) {}
}
