package org.virtualvisits.core.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.SourceId;

/**
 * An EHR that sends appointments, and how it proves who it is.
 *
 * @param tokens SHA-256 digests (hex) of its bearer tokens; two during a rotation
 * @param signingSecrets the names under which {@link Secrets} keeps its Standard Webhooks secrets; two during a rotation
 * @param order which of the EHR's marks says which version is newer (V1)
 * @param clinic whose visits these are when an appointment does not say
 * @param fhir where it can be asked; empty if it only tells
 */
public record Source(
        SourceId id,
        String name,
        Set<String> tokens,
        List<String> signingSecrets,
        Order order,
        Optional<ClinicId> clinic,
        Optional<FhirServer> fhir) {

    /** Keeps its own copies. */
    public Source {
        tokens = Set.copyOf(tokens);
        signingSecrets = List.copyOf(signingSecrets);
    }

    /** One that only tells. */
    public Source(
            SourceId id,
            String name,
            Set<String> tokens,
            List<String> signingSecrets,
            Order order,
            Optional<ClinicId> clinic) {
        this(id, name, tokens, signingSecrets, order, clinic, Optional.empty());
    }

    /** Whether it can call us, so that what it changes need not be asked for. */
    public boolean tells() {
        return !tokens.isEmpty() || !signingSecrets.isEmpty();
    }

    /** How to tell the newer of two versions of an appointment. */
    public enum Order {
        /** By version number where both have one, else by last update, else by arrival. */
        AUTOMATIC,
        /** By {@code meta.versionId} alone, which must be a number. */
        VERSION,
        /** By {@code meta.lastUpdated} alone, for version ids that are opaque, such as "2-1". */
        LAST_UPDATED,
        /** As they come. */
        ARRIVAL
    }
}
