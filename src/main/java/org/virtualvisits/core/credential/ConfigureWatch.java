package org.virtualvisits.core.credential;

import java.time.Clock;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Use case: read and change what an organisation has watched. Takes effect within minutes, unless a run is under way. */
public final class ConfigureWatch {

    private final CredentialLedger ledger;
    private final Clock clock;

    /** Keeps its ports. */
    public ConfigureWatch(CredentialLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is watched. */
    public Optional<Watch> find(OrganisationId organisation) {
        return ledger.watch(organisation);
    }

    /** Adds or replaces a watch. */
    public void put(Watch watch) {
        ledger.put(watch);
        Round round = ledger.round();
        if (!round.isHeld(clock.instant())) {
            // Refused where a run has just begun: it reads the new watch, or the next day's does.
            ledger.write(round.reopened());
        }
    }

    /** Ends a watch; absent is fine. */
    public void remove(OrganisationId organisation) {
        ledger.removeWatch(organisation);
    }
}
