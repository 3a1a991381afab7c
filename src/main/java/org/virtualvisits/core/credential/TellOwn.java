package org.virtualvisits.core.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;

/**
 * Tells operators how long the credential lasts with which this product itself signs in, as the ledger has it; so also
 * while nothing can be read any more, because it has expired.
 */
record TellOwn(CredentialLedger ledger, Measures measures) {

    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    /** Tells that of the one that ends first, of those that nothing has taken the place of; nothing if none is watched. */
    void tell(List<Watch> watches, Instant now) {
        var ends = new Earliest();
        watches.forEach(watch -> ledger.each(watch.organisation(), ends::note));
        ends.found.ifPresent(end -> measures.tell(
                Measure.OWN_CREDENTIAL_LEFT, Duration.between(now, end).toSeconds() / SECONDS_A_DAY, Map.of()));
    }

    private static final class Earliest {

        private Optional<Instant> found = Optional.empty();

        void note(Held held) {
            Credential credential = held.credential();
            if (credential.own()
                    && held.gone().isEmpty()
                    && credential.superseded().isEmpty()
                    && found.filter(credential.ends()::isAfter).isEmpty()) {
                found = Optional.of(credential.ends());
            }
        }
    }
}
