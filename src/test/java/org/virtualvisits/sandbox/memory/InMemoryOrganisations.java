package org.virtualvisits.sandbox.memory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Source;

/** {@link Organisations} in memory. Items are in the order of their keys. Thread-safe. */
public final class InMemoryOrganisations implements Organisations {

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /** Nothing but these. */
    public static InMemoryOrganisations of(Organisation... organisations) {
        var all = new InMemoryOrganisations();
        for (Organisation organisation : organisations) {
            all.add(organisation);
        }
        return all;
    }

    /** Adds an organisation with everything in it. */
    public synchronized void add(Organisation organisation) {
        put(organisation.id(), organisation.name(), organisation.administrators());
        organisation.clinics().forEach(clinic -> put(organisation.id(), clinic));
        organisation.types().forEach(type -> put(organisation.id(), type));
        organisation.clinicians().forEach(clinician -> put(organisation.id(), clinician));
        organisation.sources().forEach(source -> {
            if (!put(organisation.id(), source)) {
                throw new IllegalArgumentException("source " + source.id() + " or its token is another's");
            }
        });
    }

    @Override
    public synchronized Optional<Organisation> find(OrganisationId id) {
        return Optional.ofNullable(entries.get(id.value())).flatMap(entry -> entry.organisation(id));
    }

    @Override
    public synchronized List<OrganisationId> all() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().name.isPresent())
                .map(entry -> new OrganisationId(entry.getKey()))
                .toList();
    }

    @Override
    public synchronized Optional<OrganisationId> ofSource(SourceId source) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().sources.containsKey(source.value()))
                .map(entry -> new OrganisationId(entry.getKey()))
                .findFirst();
    }

    @Override
    public synchronized Optional<SourceId> ofToken(String tokenDigest) {
        return sources()
                .filter(source -> source.tokens().contains(tokenDigest))
                .map(Source::id)
                .findFirst();
    }

    @Override
    public synchronized void put(OrganisationId id, String name, Set<String> administrators) {
        Entry entry = entry(id);
        entry.name = Optional.of(name);
        entry.administrators = Set.copyOf(administrators);
    }

    @Override
    public synchronized void put(OrganisationId organisation, Clinic clinic) {
        entry(organisation).clinics.put(clinic.id().value(), clinic);
    }

    @Override
    public synchronized void put(OrganisationId organisation, AppointmentType type) {
        entry(organisation).types.put(type.key(), type);
    }

    @Override
    public synchronized void put(OrganisationId organisation, Clinician clinician) {
        entry(organisation).clinicians.put(clinician.id(), clinician);
    }

    @Override
    public synchronized boolean put(OrganisationId organisation, Source source) {
        boolean idIsAnothers = ofSource(source.id())
                .filter(owner -> !owner.equals(organisation))
                .isPresent();
        Predicate<Source> another = one -> !one.id().equals(source.id());
        boolean tokenIsAnothers =
                sources().filter(another).anyMatch(one -> one.tokens().stream().anyMatch(source.tokens()::contains));
        if (idIsAnothers || tokenIsAnothers) {
            return false;
        }
        entry(organisation).sources.put(source.id().value(), source);
        return true;
    }

    @Override
    public synchronized void removeClinic(OrganisationId organisation, ClinicId clinic) {
        entry(organisation).clinics.remove(clinic.value());
    }

    @Override
    public synchronized void removeType(OrganisationId organisation, String key) {
        entry(organisation).types.remove(key);
    }

    @Override
    public synchronized void removeClinician(OrganisationId organisation, String clinician) {
        entry(organisation).clinicians.remove(clinician);
    }

    @Override
    public synchronized void removeSource(OrganisationId organisation, SourceId source) {
        entry(organisation).sources.remove(source.value());
    }

    private Stream<Source> sources() {
        return entries.values().stream().flatMap(entry -> entry.sources.values().stream());
    }

    private Entry entry(OrganisationId id) {
        return entries.computeIfAbsent(id.value(), key -> new Entry());
    }

    private static final class Entry {

        private final SortedMap<String, Clinic> clinics = new TreeMap<>();
        private final SortedMap<String, AppointmentType> types = new TreeMap<>();
        private final SortedMap<String, Clinician> clinicians = new TreeMap<>();
        private final SortedMap<String, Source> sources = new TreeMap<>();
        private Optional<String> name = Optional.empty();
        private Set<String> administrators = Set.of();

        Optional<Organisation> organisation(OrganisationId id) {
            return name.map(its -> new Organisation(
                    id,
                    its,
                    administrators,
                    List.copyOf(clinics.values()),
                    List.copyOf(types.values()),
                    List.copyOf(clinicians.values()),
                    List.copyOf(sources.values())));
        }
    }
}
