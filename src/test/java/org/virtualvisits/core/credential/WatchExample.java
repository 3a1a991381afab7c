package org.virtualvisits.core.credential;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.OrganisationId;

/** A watch: of everything, at the usual steps, for owners, with one address to fall back on; unless a test says otherwise. */
final class WatchExample {

    private final OrganisationId organisation;
    private Optional<Set<String>> applications = Optional.empty();
    private ZoneId zone = ZoneId.of("Europe/London");
    private List<Integer> steps = Watch.USUAL_STEPS;
    private boolean toOwners = true;
    private List<String> contacts = List.of();
    private List<Rotated> rotated = List.of();
    private Optional<Reporting> report = Optional.empty();

    private WatchExample(OrganisationId organisation) {
        this.organisation = organisation;
    }

    static WatchExample of(String organisation) {
        return new WatchExample(new OrganisationId(organisation));
    }

    WatchExample applications(String... ids) {
        applications = Optional.of(Set.of(ids));
        return this;
    }

    WatchExample zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    WatchExample steps(Integer... days) {
        steps = List.of(days);
        return this;
    }

    WatchExample notToOwners() {
        toOwners = false;
        return this;
    }

    WatchExample contacts(String... addresses) {
        contacts = List.of(addresses);
        return this;
    }

    WatchExample rotated(Rotated... all) {
        rotated = List.of(all);
        return this;
    }

    WatchExample report(Reporting.Every every, String... to) {
        report = Optional.of(new Reporting(List.of(to), every));
        return this;
    }

    Watch make() {
        return new Watch(
                organisation,
                applications,
                "visits@example.org",
                zone,
                steps,
                toOwners,
                contacts,
                List.of(MadeUpTenant.FALLBACK),
                Set.of(),
                rotated,
                report);
    }
}
