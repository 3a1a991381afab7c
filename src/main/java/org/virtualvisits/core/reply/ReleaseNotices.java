package org.virtualvisits.core.reply;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.NoteOnVisit;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;

/**
 * Takes back that messages to an address failed for want of consent, once there is consent again: what is still to be told is
 * then planned anew.
 */
final class ReleaseNotices {

    private static final int MOST_TRIES = 8;

    private final Visits visits;
    private final NoteOnVisit news;
    private final Clock clock;

    ReleaseNotices(Visits visits, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.visits = visits;
        this.news = new NoteOnVisit(visits, unsettled, wakeups, clock);
        this.clock = clock;
    }

    void release(VisitId visit, Contact contact, Cause cause) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Story> story = visits.read(visit);
            List<Notice> barred = story.stream()
                    .flatMap(its -> its.notices().stream())
                    .filter(notice -> isBarred(notice, contact))
                    .map(this::released)
                    .toList();
            if (barred.isEmpty()) {
                return;
            }
            Visits.Stored stored = story.orElseThrow().stored();
            var write = new Visits.Write(
                    stored.visit(), Optional.of(stored.version()), List.of(), barred, Optional.empty(), List.of());
            if (news.write(write, "consent", cause)) {
                return;
            }
        }
        throw new IllegalStateException("visit " + visit + " is being changed by too many at once");
    }

    private static boolean isBarred(Notice notice, Contact contact) {
        return notice.patient().equals(contact.patient())
                && notice.channel() == contact.channel()
                && notice.state() instanceof Notice.State.Failed(var at, var attention)
                && attention.code() == Attention.Code.CHANNEL_REFUSED;
    }

    /** One that was begun before it was barred may have got through all the same. */
    private Notice released(Notice notice) {
        return notice.in(
                notice.attempts() > 0
                        ? new Notice.State.Uncertain(clock.instant())
                        : new Notice.State.Superseded(clock.instant()));
    }
}
