package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Desire;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticePlan;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: send a patient their link again, to the address on record and to no other. Nothing goes out while something
 * is on its way to them, or shortly after. A link that was cancelled works again.
 */
public final class ResendLink {

    private static final int MOST_TRIES = 8;

    /** Nobody who only presses a button can make a phone ring more often. */
    private static final int MOST_A_DAY = 6;

    /** See {@link ReconcileVisit}: longer than notices take. */
    private static final Duration UNTIL_TOLD = Duration.ofMinutes(5);

    private final Visits visits;
    private final Organisations organisations;
    private final JoinLinks links;
    private final JoinTokens tokens;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Phones phones;
    private final Clock clock;

    /** Keeps its ports. */
    public ResendLink(
            Visits visits,
            Organisations organisations,
            JoinLinks links,
            JoinTokens tokens,
            Unsettled unsettled,
            Wakeups wakeups,
            Phones phones,
            Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.links = links;
        this.tokens = tokens;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * Sends it.
     *
     * @param patient the patient's key within the visit
     * @param cause who asks for it
     * @param pause how long after the last message nothing goes out
     * @throws IllegalStateException if others keep changing the visit
     */
    public Outcome resend(VisitId visit, String patient, Channel channel, Duration pause, Cause cause) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Story> story = visits.read(visit);
            Optional<Organisation> organisation =
                    story.flatMap(its -> organisations.find(its.visit().organisation()));
            if (organisation.isEmpty()) {
                return new Outcome.NothingToSend();
            }
            Optional<Outcome> outcome = tryOnce(story.get(), organisation.get(), patient, channel, pause, cause);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("visit " + visit + " is being changed by too many at once");
    }

    private Optional<Outcome> tryOnce(
            Visits.Story story,
            Organisation organisation,
            String patient,
            Channel channel,
            Duration pause,
            Cause cause) {
        Visit visit = story.visit();
        Judged judged = Judged.of(story, organisation, phones, clock.instant());
        Optional<Contact> contact = judged.people().contacts().at(patient, channel);
        if (!(judged.decision().desire(visit.meeting()) instanceof Desire.Standing(var facts))) {
            return Optional.of(new Outcome.NothingToSend());
        }
        if (contact.isEmpty()) {
            return Optional.of(new Outcome.Unreachable());
        }
        List<Notice> told = story.notices().stream()
                .filter(notice -> notice.patient().equals(patient) && notice.channel() == channel)
                .toList();
        if (told.stream().anyMatch(notice -> !notice.isFinal())) {
            return Optional.of(new Outcome.OnItsWay());
        }
        if (isTooSoon(told, pause)) {
            return Optional.of(new Outcome.TooSoon());
        }
        int sequence = visit.sequence() + 1;
        return sent(story, contact.get(), NoticePlan.again(facts, contact.get(), sequence, clock.instant()), cause);
    }

    private boolean isTooSoon(List<Notice> told, Duration pause) {
        Instant now = clock.instant();
        List<Instant> sent = told.stream()
                .filter(notice -> notice.state() instanceof Notice.State.Sent)
                .map(Notice::planned)
                .toList();
        return sent.stream().anyMatch(at -> at.plus(pause).isAfter(now))
                || sent.stream()
                                .filter(at -> at.plus(Duration.ofDays(1)).isAfter(now))
                                .count()
                        >= MOST_A_DAY;
    }

    /** Empty if somebody else was first. The link works before anybody is told of it (V4). */
    private Optional<Outcome> sent(Visits.Story story, Contact contact, Notice notice, Cause cause) {
        VisitId id = story.visit().id();
        links.put(
                JoinTokens.digest(tokens.token(id, contact)),
                new JoinLinks.Target(id, contact.patient(), contact.channel(), contact.mark()));
        unsettled.mark(Unsettled.Change.ofNotices(id), clock.instant().plus(UNTIL_TOLD), cause);
        var write = new Visits.Write(
                story.visit().but().sequence(notice.sequence()).done(),
                Optional.of(story.stored().version()),
                List.of(notice),
                List.of(),
                Optional.empty(),
                List.of(Audit.of(
                        clock.instant(),
                        cause,
                        Audit.Act.NOTICE_PLANNED,
                        "%06d-%s".formatted(notice.sequence(), notice.channel().word()))));
        if (visits.write(write) instanceof Visits.Result.Conflict) {
            return Optional.empty();
        }
        wakeups.send(id, notice.id(), 1, Duration.ZERO, cause);
        return Optional.of(new Outcome.Asked());
    }

    /** How it ended. */
    public sealed interface Outcome {

        /** It will go out. */
        record Asked() implements Outcome {}

        /** One is on its way already. */
        record OnItsWay() implements Outcome {}

        /** One went out a moment ago. */
        record TooSoon() implements Outcome {}

        /** There is no visit that stands, or its link does not work yet. */
        record NothingToSend() implements Outcome {}

        /** The patient has no address on that channel. */
        record Unreachable() implements Outcome {}
    }
}
