package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Use case: read, change and approve rule sets. */
public final class ConfigureHygiene {

    private final RuleSets ruleSets;
    private final Clock clock;

    /** Keeps its ports. */
    public ConfigureHygiene(RuleSets ruleSets, Clock clock) {
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** An organisation's rule sets. */
    public List<RuleSets.Approved> of(OrganisationId organisation) {
        return ruleSets.of(organisation);
    }

    /** One of them. */
    public Optional<RuleSets.Approved> find(OrganisationId organisation, String id) {
        return ruleSets.find(organisation, id);
    }

    /** Writes one. Whatever was approved before is approved no more, unless it is the very same. */
    public void put(RuleSet rules) {
        ruleSets.put(rules);
    }

    /** Removes one; absent is fine. */
    public void remove(OrganisationId organisation, String id) {
        ruleSets.remove(organisation, id);
    }

    /**
     * Notes that somebody lets the rule set do what it says.
     *
     * @param by who, by name
     * @param digest of what they saw
     */
    public Outcome approve(OrganisationId organisation, String id, String by, String digest) {
        Optional<RuleSets.Approved> found = ruleSets.find(organisation, id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!found.get().rules().digest().equals(digest)) {
            return new Outcome.Changed();
        }
        var approval = new Approval(by, clock.instant(), digest);
        ruleSets.approve(organisation, id, approval);
        return new Outcome.Done(approval);
    }

    /** Every way an approval can end. */
    public sealed interface Outcome {
        /** It is noted. */
        record Done(Approval approval) implements Outcome {}

        /** The rule set is another one by now. */
        record Changed() implements Outcome {}

        /** No such rule set. */
        record Unknown() implements Outcome {}
    }
}
