package org.virtualvisits.sandbox.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.reply.Consent;
import org.virtualvisits.core.reply.Consents;

/** {@link Consents} in memory. Thread-safe. */
public final class InMemoryConsents implements Consents {

    private final Map<String, Map<Optional<OrganisationId>, Consent>> consents = new ConcurrentHashMap<>();

    @Override
    public List<Consent> of(String addressDigest) {
        return List.copyOf(consents.getOrDefault(addressDigest, Map.of()).values());
    }

    @Override
    public boolean say(String addressDigest, Consent consent) {
        Consent last = consents.computeIfAbsent(addressDigest, its -> new ConcurrentHashMap<>())
                .merge(consent.organisation(), consent, (one, other) -> one.at().isAfter(other.at()) ? one : other);
        return last.equals(consent);
    }
}
