package org.virtualvisits.sandbox.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.OwnTemplate.Version;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.template.OwnWords;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.Style;

/** {@link OwnTemplates} in memory. Thread-safe. */
public final class InMemoryOwnTemplates implements OwnTemplates {

    private final Map<OrganisationId, Map<Slot, Held>> templates = new HashMap<>();
    private final Map<OrganisationId, Map<Slot, List<Version>>> versions = new HashMap<>();
    private final Map<OrganisationId, Map<Scope, Style>> styles = new HashMap<>();
    private long writes;

    @Override
    public synchronized OwnWords words(OrganisationId organisation) {
        return new OwnWords(all(organisation), styles.getOrDefault(organisation, Map.of()));
    }

    @Override
    public synchronized List<OwnTemplate> all(OrganisationId organisation) {
        return templates.getOrDefault(organisation, Map.of()).values().stream()
                .map(Held::template)
                .sorted(Comparator.comparing(template -> template.slot().words()))
                .toList();
    }

    @Override
    public synchronized Optional<Held> find(OrganisationId organisation, Slot slot) {
        return Optional.ofNullable(
                templates.getOrDefault(organisation, Map.of()).get(slot));
    }

    @Override
    public synchronized List<Version> versions(OrganisationId organisation, Slot slot) {
        return List.copyOf(versions.getOrDefault(organisation, Map.of()).getOrDefault(slot, List.of()));
    }

    @Override
    public synchronized Optional<Version> version(OrganisationId organisation, Slot slot, int number) {
        return versions(organisation, slot).stream()
                .filter(version -> version.number() == number)
                .findFirst();
    }

    @Override
    public synchronized boolean write(
            OrganisationId organisation, OwnTemplate next, Optional<Held> over, Optional<Version> added) {
        if (!find(organisation, next.slot()).map(Held::version).equals(over.map(Held::version))) {
            return false;
        }
        templates
                .computeIfAbsent(organisation, its -> new HashMap<>())
                .put(next.slot(), new Held(next, String.valueOf(writes++)));
        added.ifPresent(version -> versions.computeIfAbsent(organisation, its -> new HashMap<>())
                .computeIfAbsent(next.slot(), its -> new ArrayList<>())
                .add(version));
        return true;
    }

    @Override
    public synchronized void put(OrganisationId organisation, Scope scope, Style style) {
        styles.computeIfAbsent(organisation, its -> new HashMap<>()).put(scope, style);
    }

    @Override
    public synchronized void removeStyle(OrganisationId organisation, Scope scope) {
        styles.getOrDefault(organisation, new HashMap<>()).remove(scope);
    }
}
