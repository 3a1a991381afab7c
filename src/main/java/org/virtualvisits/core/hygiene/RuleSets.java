package org.virtualvisits.core.hygiene;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Port: where rule sets and their approvals are kept. */
public interface RuleSets {

    /** An organisation's rule sets, by their ids. */
    List<Approved> of(OrganisationId organisation);

    /** One of them. */
    Optional<Approved> find(OrganisationId organisation, String id);

    /** Adds or replaces a rule set. An approval stays where it is, and is worth nothing if the digest is another now. */
    void put(RuleSet rules);

    /** Writes an approval over an earlier one. */
    void approve(OrganisationId organisation, String id, Approval approval);

    /** Removes a rule set with its approval; absent is fine. What was found by it stays. */
    void remove(OrganisationId organisation, String id);

    /** A rule set, and the latest approval, which may be of other content. */
    record Approved(RuleSet rules, Optional<Approval> approval) {

        /** The approval, if it is of this content. */
        public Optional<Approval> valid() {
            return approval.filter(its -> its.digest().equals(rules.digest()));
        }
    }
}
