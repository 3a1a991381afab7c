package org.virtualvisits.core.organisation;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;

/**
 * Use case: read and change an organisation's configuration. Writes replace and may be repeated. Nothing else follows
 * from a write: visits that wait for it are tried again within minutes ({@code Redrive}).
 */
public final class ConfigureOrganisation {

    private final Organisations organisations;

    /** Keeps its port. */
    public ConfigureOrganisation(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Everything it has configured. */
    public Optional<Organisation> find(OrganisationId id) {
        return organisations.find(id);
    }

    /** Writes the name and the administrators; the items in the argument are not looked at. */
    public void put(Organisation organisation) {
        organisations.put(organisation.id(), organisation.name(), organisation.administrators());
    }

    /** Writes a clinic. */
    public void put(OrganisationId organisation, Clinic clinic) {
        organisations.put(organisation, clinic);
    }

    /** Writes an appointment type. */
    public void put(OrganisationId organisation, AppointmentType type) {
        organisations.put(organisation, type);
    }

    /** Writes a clinician. */
    public void put(OrganisationId organisation, Clinician clinician) {
        organisations.put(organisation, clinician);
    }

    /** Writes a source. */
    public Outcome put(OrganisationId organisation, Source source) {
        return organisations.put(organisation, source) ? new Outcome.Done() : new Outcome.Taken(source.id());
    }

    /** Removes a clinic. */
    public void remove(OrganisationId organisation, ClinicId clinic) {
        organisations.removeClinic(organisation, clinic);
    }

    /** Removes an appointment type by its {@link AppointmentType#key()}. */
    public void removeType(OrganisationId organisation, String key) {
        organisations.removeType(organisation, key);
    }

    /** Removes a clinician. */
    public void removeClinician(OrganisationId organisation, String clinician) {
        organisations.removeClinician(organisation, clinician);
    }

    /** Removes a source, which can no longer call. */
    public void remove(OrganisationId organisation, SourceId source) {
        organisations.removeSource(organisation, source);
    }

    /**
     * Makes the organisation exactly as given. Not one write: sources that go are shut out first and those that come
     * are let in last, so that nobody calls while what they need is missing; a crash in between is mended by doing it
     * again.
     */
    public Outcome replace(Organisation next) {
        Optional<Source> taken = next.sources().stream()
                .filter(source -> isTaken(next, source))
                .findFirst();
        if (taken.isPresent()) {
            return new Outcome.Taken(taken.get().id());
        }
        List<Organisation> before = organisations.find(next.id()).stream().toList();
        before.forEach(held -> removeSources(held, next));
        put(next);
        next.clinics().forEach(clinic -> put(next.id(), clinic));
        next.types().forEach(type -> put(next.id(), type));
        next.clinicians().forEach(clinician -> put(next.id(), clinician));
        before.forEach(held -> removeItems(held, next));
        for (Source source : next.sources()) {
            if (put(next.id(), source) instanceof Outcome.Taken outcome) {
                return outcome;
            }
        }
        return new Outcome.Done();
    }

    /** Of another organisation, or with a token of a source that stays. */
    private boolean isTaken(Organisation next, Source source) {
        boolean foreign = organisations
                .ofSource(source.id())
                .filter(owner -> !owner.equals(next.id()))
                .isPresent();
        return foreign
                || source.tokens().stream()
                        .flatMap(token -> organisations.ofToken(token).stream())
                        .filter(owner -> !owner.equals(source.id()))
                        .anyMatch(owner -> stays(next, owner));
    }

    private boolean stays(Organisation next, SourceId owner) {
        return next.source(owner).isPresent()
                || !organisations.ofSource(owner).equals(Optional.of(next.id()));
    }

    private void removeSources(Organisation held, Organisation next) {
        held.sources().stream()
                .map(Source::id)
                .filter(id -> next.source(id).isEmpty())
                .forEach(id -> remove(held.id(), id));
    }

    private void removeItems(Organisation held, Organisation next) {
        held.clinics().stream()
                .map(Clinic::id)
                .filter(id -> next.clinic(id).isEmpty())
                .forEach(id -> remove(held.id(), id));
        held.types().stream()
                .map(AppointmentType::key)
                .filter(key -> next.types().stream().noneMatch(type -> type.key().equals(key)))
                .forEach(key -> removeType(held.id(), key));
        held.clinicians().stream()
                .map(Clinician::id)
                .filter(id -> next.clinicians().stream()
                        .noneMatch(clinician -> clinician.id().equals(id)))
                .forEach(id -> removeClinician(held.id(), id));
    }

    /** How a write of sources ended. */
    public sealed interface Outcome {

        /** Written. */
        record Done() implements Outcome {}

        /** The source's id, or one of its tokens, belongs to somebody else; that source was not written. */
        record Taken(SourceId source) implements Outcome {}
    }
}
