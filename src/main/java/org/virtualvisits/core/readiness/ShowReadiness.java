package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Use case: show how far the latest run is, and what was found. */
public final class ShowReadiness {

    /** Lines on a page. */
    public static final int PAGE = 100;

    private final ReadinessLedger ledger;
    private final Clock clock;

    /** Keeps its port. */
    public ShowReadiness(ReadinessLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The latest run; empty if there never was one. */
    public Optional<Run> run(OrganisationId organisation) {
        return ledger.run(organisation).map(ReadinessLedger.Stored::run);
    }

    /**
     * What was found.
     *
     * @param notReady only what cannot hold visits
     * @param after the key of the last line of the page before
     */
    public Page page(OrganisationId organisation, boolean notReady, Optional<String> after) {
        List<Report> found = ledger.page(organisation, notReady, after, PAGE + 1);
        List<Report> page = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(
                page,
                found.size() > PAGE ? Optional.of(page.getLast().subject().key()) : Optional.empty(),
                clock.instant());
    }

    /** What was found of one subject. */
    public Optional<Report> find(OrganisationId organisation, Subject subject) {
        return ledger.find(organisation, subject);
    }

    /** The time, by which a report is good or not. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * A page of reports.
     *
     * @param next where the next page begins, if there is one
     * @param now when this was so
     */
    public record Page(List<Report> reports, Optional<String> next, Instant now) {}
}
