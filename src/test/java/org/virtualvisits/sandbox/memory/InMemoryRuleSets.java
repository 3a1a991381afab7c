package org.virtualvisits.sandbox.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.hygiene.Approval;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.kernel.OrganisationId;

/** {@link RuleSets} in memory. Thread-safe. */
public final class InMemoryRuleSets implements RuleSets {

    private final Map<String, Approved> held = new TreeMap<>();

    @Override
    public synchronized List<Approved> of(OrganisationId organisation) {
        return held.values().stream()
                .filter(one -> one.rules().organisation().equals(organisation))
                .toList();
    }

    @Override
    public synchronized Optional<Approved> find(OrganisationId organisation, String id) {
        return Optional.ofNullable(held.get(key(organisation, id)));
    }

    @Override
    public synchronized void put(RuleSet rules) {
        Optional<Approval> approval = find(rules.organisation(), rules.id()).flatMap(Approved::approval);
        held.put(key(rules.organisation(), rules.id()), new Approved(rules, approval));
    }

    @Override
    public synchronized void approve(OrganisationId organisation, String id, Approval approval) {
        find(organisation, id)
                .ifPresent(one -> held.put(key(organisation, id), new Approved(one.rules(), Optional.of(approval))));
    }

    @Override
    public synchronized void remove(OrganisationId organisation, String id) {
        held.remove(key(organisation, id));
    }

    private static String key(OrganisationId organisation, String id) {
        return organisation + "." + id;
    }
}
