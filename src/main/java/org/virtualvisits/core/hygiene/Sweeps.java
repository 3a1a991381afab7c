package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Port: where sweeps and how far they are is kept. Every write names the version it replaces. */
public interface Sweeps {

    /** Adds a sweep; false, and nothing is changed, if there is one of that id. */
    boolean add(Sweep sweep);

    /** One sweep. */
    Optional<StoredSweep> find(SweepId id);

    /** An organisation's sweeps, the newest of each rule set first, at most so many for each. */
    List<Sweep> of(OrganisationId organisation, String ruleSet, int atMost);

    /** Replaces exactly the version that was read; false, and nothing is changed, if it is another by now. */
    boolean replace(StoredSweep read, Sweep next);

    /** Adds mailboxes that are not there yet; those that are stay as they are. */
    void addMissing(List<MailboxSweep> mailboxes);

    /** One mailbox of a sweep. */
    Optional<StoredMailbox> mailbox(SweepId id, int index);

    /** All mailboxes of a sweep in their order, a page of storage at a time. */
    Iterable<MailboxSweep> mailboxes(SweepId id);

    /** Whether any mailbox of a sweep is not over. */
    boolean anyOpen(SweepId id);

    /** Replaces exactly the version that was read; empty, and nothing is changed, if it is another by now. */
    Optional<StoredMailbox> replace(StoredMailbox read, MailboxSweep next);

    /** Sweeps of an organisation that were asked for before that moment, the oldest of each rule set first. */
    List<SweepId> before(OrganisationId organisation, Instant moment, int atMost);

    /** Drops a sweep and its mailboxes; absent is fine. What a crash leaves goes when it is dropped again. */
    void drop(SweepId id);

    /** A sweep as read; the version is opaque. */
    record StoredSweep(Sweep sweep, String version) {}

    /** A mailbox as read; the version is opaque. */
    record StoredMailbox(MailboxSweep mailbox, String version) {}
}
