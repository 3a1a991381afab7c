package org.virtualvisits.core.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.report.Author;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: mail the clinicians of a visit that a patient waits for them, where their clinic wants it. It is planned before
 * the arrival is noted, so that if the process dies in between, the patient's next press plans it. One mail for each start
 * of a visit.
 */
public final class TellArrival implements Author {

    /** Afterwards they have met, or somebody has looked. */
    private static final Duration USEFUL = Duration.ofMinutes(15);

    private final Visits visits;
    private final Organisations organisations;
    private final Postings postings;
    private final Letter letter;
    private final Clock clock;

    /** Keeps its ports. */
    public TellArrival(Visits visits, Organisations organisations, Postings postings, Letter letter, Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.postings = postings;
        this.letter = letter;
        this.clock = clock;
    }

    /** Port: what such a mail says. */
    @FunctionalInterface
    public interface Letter {

        /**
         * Writes it, without a word about the patient (V8).
         *
         * @param organisation its name
         */
        Content of(Clinic clinic, String organisation, Instant start);
    }

    /** Plans it; again changes nothing. */
    void plan(VisitId id, String patient) {
        Optional<Visit> visit = visits.find(id).map(Visits.Stored::visit).filter(its -> its.isAbout(patient));
        Optional<Organisation> organisation = visit.flatMap(its -> organisations.find(its.organisation()));
        if (organisation.isPresent()) {
            plan(visit.get(), organisation.get());
        }
    }

    private void plan(Visit visit, Organisation organisation) {
        awaited(visit, organisation).ifPresent(awaited -> {
            List<String> readers = ComposeListing.clinicians(visit, organisation).stream()
                    .flatMap(clinician -> clinician.userPrincipalName().stream())
                    .distinct()
                    .toList();
            if (!readers.isEmpty()) {
                postings.add(Posting.planned(
                        organisation.id(),
                        Posting.Kind.ARRIVAL,
                        about(visit.id(), awaited.start()),
                        readers,
                        clock.instant()));
            }
        });
    }

    /** Empty once it is of no use: the visit is called off, moved or over, or all took too long. */
    @Override
    public Optional<Content> write(Posting posting) {
        if (!clock.instant().isBefore(posting.planned().plus(USEFUL))) {
            return Optional.empty();
        }
        var id = new VisitId(posting.about().substring(0, posting.about().indexOf(' ')));
        return organisations
                .find(posting.organisation())
                .flatMap(organisation -> visits.find(id)
                        .flatMap(stored -> awaited(stored.visit(), organisation))
                        .filter(awaited -> posting.about().equals(about(id, awaited.start())))
                        .map(awaited -> letter.of(awaited.clinic(), organisation.name(), awaited.start())));
    }

    private static String about(VisitId id, Instant start) {
        return id + " " + start.getEpochSecond();
    }

    /** Where it is to be told that the visit's patient waits. */
    private Optional<Awaited> awaited(Visit visit, Organisation organisation) {
        Instant now = clock.instant();
        return new Decide(visit, organisation, now).decision() instanceof Decision.Meet meet
                        && now.isBefore(meet.facts().end())
                ? meet.clinic()
                        .filter(Clinic::arrivalNotice)
                        .map(clinic -> new Awaited(clinic, meet.facts().start()))
                : Optional.empty();
    }

    private record Awaited(Clinic clinic, Instant start) {}
}
