package org.virtualvisits.core.join;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.People;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: a patient follows a join link. Looking changes nothing, because mail scanners look too; only pressing the
 * button goes on to Teams. A cancelled, expired or revoked link opens nothing (V6).
 */
public final class OpenJoinLink {

    private final JoinLinks links;
    private final Visits visits;
    private final Organisations organisations;
    private final Phones phones;
    private final WayIn way;
    private final Clock clock;

    /** Keeps its ports. */
    public OpenJoinLink(
            JoinLinks links, Visits visits, Organisations organisations, Phones phones, WayIn way, Clock clock) {
        this.way = way;
        this.links = links;
        this.visits = visits;
        this.organisations = organisations;
        this.phones = phones;
        this.clock = clock;
    }

    /** What the page shows now. */
    public JoinView look(String token) {
        return door(token).map(Door::view).orElseGet(JoinView.Unknown::new);
    }

    /** What the page shows now, told in the visit's audit once an hour: pages are looked at again and again. */
    public JoinView look(String token, Cause cause) {
        Optional<Door> door = door(token);
        door.ifPresent(its -> its.told(visits, Audit.Act.LINK_OPENED, cause, Duration.ofHours(1)));
        return door.map(Door::view).orElseGet(JoinView.Unknown::new);
    }

    /** Where the button leads at the latest: to Teams while the door is open, and nowhere otherwise. */
    public Optional<URI> target(String token) {
        return door(token).flatMap(Door::meeting).map(MeetingState.Live::joinUrl);
    }

    /** The button is pressed: where it leads, told in the visit's audit. */
    public Optional<Entrance> enter(String token, Cause cause) {
        Optional<Door> door = door(token).filter(its -> its.meeting().isPresent());
        door.ifPresent(its -> its.told(visits, Audit.Act.LINK_ADMITTED, cause, Duration.ofSeconds(1)));
        return door.flatMap(its -> its.meeting()
                .map(meeting -> new Entrance(
                        way.to(meeting), its.visit().id(), its.target().patient())));
    }

    /**
     * An open door, and who stands before it.
     *
     * @param teams where it leads
     * @param patient the patient's key within the visit
     */
    public record Entrance(URI teams, VisitId visit, String patient) {

        /** Neither log nor message shows the raw Teams link. */
        @Override
        public String toString() {
            return "entrance to " + visit;
        }
    }

    private Optional<Door> door(String token) {
        return links.find(JoinTokens.digest(token))
                .flatMap(target -> visits.read(target.visit())
                        .flatMap(story -> organisations
                                .find(story.visit().organisation())
                                .flatMap(organisation -> door(target, story, organisation))));
    }

    /** Empty when the link is no longer this patient's: another address, or no patient of the visit any more. */
    private Optional<Door> door(JoinLinks.Target target, Visits.Story story, Organisation organisation) {
        Visit visit = story.visit();
        Instant now = clock.instant();
        Decision decision = new Decide(visit, organisation, now).decision();
        People people = People.of(visit, story.notices(), decision, organisation, phones);
        boolean valid = people.contacts().reachable().stream()
                .filter(contact -> contact.patient().equals(target.patient()))
                .filter(contact -> contact.channel() == target.channel())
                .anyMatch(contact -> contact.mark().equals(target.mark()));
        Optional<Patient> patient = visit.patients().stream()
                .filter(one -> one.key().equals(target.patient()))
                .findFirst();
        return valid && patient.isPresent()
                ? people.clinic()
                        .map(clinic ->
                                new Door(story, target, decision, clinic, organisation.name(), patient.get(), now))
                : Optional.empty();
    }

    private record Door(
            Visits.Story story,
            JoinLinks.Target target,
            Decision decision,
            Clinic clinic,
            String organisation,
            Patient patient,
            Instant now) {

        Visit visit() {
            return story.visit();
        }

        Optional<MeetingState.Live> meeting() {
            return view() instanceof JoinView.Open ? visit().meeting().reachable() : Optional.empty();
        }

        /** Whose link it is stays out of it; a patient is let in whether it can be told or not. */
        void told(Visits visits, Audit.Act act, Cause cause, Duration once) {
            String channel = target.channel().word();
            String key = Digest.of(16, act.name(), target.patient(), channel, target.mark());
            visits.note(visit().id(), new Audit(now, cause, act, Optional.of(channel), 1), key, once);
        }

        JoinView view() {
            return switch (decision) {
                case Decision.Meet meet -> isHosted(meet) ? open(meet) : preparing(meet.facts());
                case Decision.LookUp lookUp -> new JoinView.Preparing(asWanted());
                case Decision.Blocked blocked -> new JoinView.Preparing(asWanted());
                case Decision.NoMeeting noMeeting ->
                    noMeeting.kind() == Notice.Kind.IN_PERSON
                            ? new JoinView.InPerson(asWanted())
                            : new JoinView.Cancelled(asWanted());
                case Decision.Over over -> over();
            };
        }

        /** A meeting whose times lag behind still lets people in: the door keeps to the times that are wanted. */
        private boolean isHosted(Decision.Meet meet) {
            return visit().meeting()
                    .reachable()
                    .filter(live -> live.organiser().equals(meet.organiser()))
                    .isPresent();
        }

        /** The door stays open for a while after the end, for those who run late; not after the EHR says it is over. */
        private JoinView over() {
            boolean mayLinger = visit().wanted().status().phase() == AppointmentStatus.Phase.BOOKED;
            return mayLinger
                            && visit().meeting() instanceof MeetingState.Live live
                            && now.isBefore(live.end().plus(clinic.closesAfter()))
                    ? new JoinView.Open(details(Optional.of(live.start()), Optional.of(live.end())))
                    : new JoinView.Expired(asWanted());
        }

        private JoinView open(Decision.Meet meet) {
            Instant opens = meet.facts().start().minus(clinic.opensBefore());
            return now.isBefore(opens)
                    ? new JoinView.TooEarly(details(meet.facts()), opens, movedFrom(meet.facts()))
                    : new JoinView.Open(details(meet.facts()));
        }

        private JoinView preparing(Facts facts) {
            return new JoinView.Preparing(details(facts));
        }

        private Optional<Instant> movedFrom(Facts facts) {
            return story.notices().stream()
                    .filter(notice -> notice.patient().equals(target.patient()))
                    .filter(notice -> notice.facts().equals(facts))
                    .max(Comparator.comparingInt(Notice::sequence))
                    .flatMap(Notice::previousStart)
                    .filter(start -> !start.equals(facts.start()));
        }

        private JoinView.Details details(Facts facts) {
            return details(Optional.of(facts.start()), Optional.of(facts.end()));
        }

        private JoinView.Details asWanted() {
            return details(visit().wanted().start(), visit().wanted().end());
        }

        private JoinView.Details details(Optional<Instant> start, Optional<Instant> end) {
            return new JoinView.Details(
                    clinic,
                    clinic.publicName().orElse(organisation),
                    start,
                    end,
                    clinic.languageFor(patient.language()),
                    patient.zone().orElse(clinic.zone()),
                    patient.isCompanion());
        }
    }
}
