package org.virtualvisits.core.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisations;

/** Use case: show a visit to its own source: what is wanted, what exists, who was told, and what needs a person. */
public final class FindVisit {

    private final Visits visits;
    private final Organisations organisations;
    private final JoinTokens tokens;
    private final Phones phones;
    private final Clock clock;

    /** Keeps its ports. */
    public FindVisit(Visits visits, Organisations organisations, JoinTokens tokens, Phones phones, Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.tokens = tokens;
        this.phones = phones;
        this.clock = clock;
    }

    /** The visit of an appointment of the caller's. */
    public Optional<Shown> ofAppointment(Caller caller, String appointmentId) {
        return byId(caller, VisitId.of(caller.organisation(), caller.source().id(), appointmentId));
    }

    /** A visit of the caller's organisation and source; any other is as good as absent (V9). */
    public Optional<Shown> byId(Caller caller, VisitId id) {
        return visits.read(id)
                .filter(story -> story.visit().organisation().equals(caller.organisation()))
                .filter(story -> story.visit().source().equals(caller.source().id()))
                .map(this::shown);
    }

    /** Any visit, for the operator of the deployment. */
    public Optional<Shown> byId(VisitId id) {
        return visits.read(id).map(this::shown);
    }

    private Shown shown(Visits.Story story) {
        Visit visit = story.visit();
        var judged = Judged.of(story, organisations, phones, clock.instant()).orElseThrow();
        People people = judged.people();
        List<Link> links = people.contacts().reachable().stream()
                .filter(contact -> story.notices().stream()
                        .anyMatch(notice ->
                                people.contactOf(notice).filter(contact::equals).isPresent()))
                .map(contact -> new Link(contact, tokens.link(visit.id(), contact)))
                .toList();
        return new Shown(
                visit, story.notices(), links, attention(story, people.clinic(), judged.now()), judged.isSettled());
    }

    /** What a person must mend, messages that failed included. */
    public static List<Attention> attention(Visits.Story story, Optional<Clinic> clinic, Instant now) {
        Stream<Attention> untold = new Untold(story.visit(), story.notices(), clinic, now).attention();
        return Stream.concat(story.visit().attention().stream(), untold)
                .distinct()
                .toList();
    }

    /**
     * A visit as shown.
     *
     * @param links the join links that patients hold
     * @param settled whether what exists is what is wanted, and all who should know have been told
     */
    public record Shown(
            Visit visit, List<Notice> notices, List<Link> links, List<Attention> attention, boolean settled) {
        /** Keeps its own copies. */
        public Shown {
            notices = List.copyOf(notices);
            links = List.copyOf(links);
            attention = List.copyOf(attention);
        }
    }

    /** One patient's link. */
    public record Link(Contact contact, URI url) {}
}
