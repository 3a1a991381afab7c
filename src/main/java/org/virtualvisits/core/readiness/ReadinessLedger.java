package org.virtualvisits.core.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Port: where it is kept what was found, and how far a run is. Holds nothing of patients. */
public interface ReadinessLedger {

    /** The organisation's latest run. */
    Optional<Stored> run(OrganisationId organisation);

    /**
     * Writes the organisation's run over exactly the version that was read.
     *
     * @param over empty if there must be none
     * @return the new version; empty, and nothing is changed, if somebody else was first
     */
    Optional<Stored> write(Run run, Optional<String> over);

    /** Adds or replaces reports, at most {@link Accounts#AT_ONCE}, all or none. */
    void put(OrganisationId organisation, List<Report> reports);

    /** What was found last, however long ago. */
    Optional<Report> find(OrganisationId organisation, Subject subject);

    /** What was found last of subjects from the first to the last key, both included, in the order of keys. */
    List<Report> between(OrganisationId organisation, String first, String last);

    /**
     * Reports in the order of their keys, at most so many.
     *
     * @param notReady only those that cannot hold visits
     * @param after the key of the last one seen before
     */
    List<Report> page(OrganisationId organisation, boolean notReady, Optional<String> after, int atMost);

    /** Forgets at most so many reports from before a moment, of what has gone since; returns how many. */
    int forget(OrganisationId organisation, Instant before, int atMost);

    /** A run as read; the version is opaque. */
    record Stored(Run run, String version) {}
}
