package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.Forewarnings;
import org.virtualvisits.core.visit.MeetingState;

/**
 * {@link Forewarnings} from what was found last, for as long as that is good. What a meeting in the account's name disproves
 * is not said of a visit that has one. Remembers for a minute what it has read. Thread-safe.
 */
public final class ForewarnOfClinicians implements Forewarnings {

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST_REMEMBERED = 10_000;

    private final ReadinessLedger ledger;
    private final Fixes fixes;
    private final Clock clock;
    private final ConcurrentMap<Key, Known> known = new ConcurrentHashMap<>();

    /** Keeps its port. */
    public ForewarnOfClinicians(ReadinessLedger ledger, Fixes fixes, Clock clock) {
        this.ledger = ledger;
        this.fixes = fixes;
        this.clock = clock;
    }

    @Override
    public Optional<Attention> about(Organisation organisation, Decision.Meet meet, MeetingState meeting) {
        return subject(organisation, meet)
                .flatMap(subject -> report(new Key(organisation.id(), subject)))
                .filter(report -> report.until().isAfter(clock.instant()))
                .map(report -> blocking(report, meeting))
                .filter(findings -> !findings.isEmpty())
                .map(this::attention);
    }

    private static Optional<Subject> subject(Organisation organisation, Decision.Meet meet) {
        if (meet.shared()) {
            return meet.clinic().map(clinic -> new Subject.OfClinic(clinic.id()));
        }
        return organisation.clinicians().stream()
                .filter(clinician ->
                        clinician.objectId().filter(meet.organiser()::equals).isPresent())
                .findFirst()
                .map(clinician -> new Subject.OfClinician(clinician.id()));
    }

    private static List<Finding> blocking(Report report, MeetingState meeting) {
        return report.findings().stream()
                .filter(Finding::blocks)
                .filter(finding -> finding.defect().isOfAccount())
                .filter(finding -> !(meeting instanceof MeetingState.Live
                        && finding.defect().isDisprovedByMeeting()))
                .toList();
    }

    private Attention attention(List<Finding> findings) {
        return new Attention(
                Attention.Code.CLINICIAN_NOT_READY,
                findings.stream().map(fixes::what).collect(Collectors.joining(" ")),
                findings.stream().map(fixes::fix).collect(Collectors.joining("\n")) + "\n"
                        + findings.stream().map(fixes::acts).distinct().collect(Collectors.joining(" ")));
    }

    private Optional<Report> report(Key key) {
        Instant now = clock.instant();
        Known its = known.get(key);
        if (its == null
                || now.isBefore(its.asked())
                || !now.isBefore(its.asked().plus(REMEMBERED))) {
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            its = new Known(ledger.find(key.organisation(), key.subject()), now);
            known.put(key, its);
        }
        return its.report();
    }

    private record Key(OrganisationId organisation, Subject subject) {}

    private record Known(Optional<Report> report, Instant asked) {}
}
