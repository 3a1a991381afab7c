package org.virtualvisits.core.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;

/**
 * Everything one organisation has configured, read as a whole.
 *
 * @param name as patients know it; it opens every message
 * @param administrators SHA-256 digests (hex) of the bearer tokens that may change this configuration
 */
public record Organisation(
        OrganisationId id,
        String name,
        Set<String> administrators,
        List<Clinic> clinics,
        List<AppointmentType> types,
        List<Clinician> clinicians,
        List<Source> sources) {

    /** Keeps its own copies. */
    public Organisation {
        administrators = Set.copyOf(administrators);
        clinics = List.copyOf(clinics);
        types = List.copyOf(types);
        clinicians = List.copyOf(clinicians);
        sources = List.copyOf(sources);
    }

    /** The clinic of that id. */
    public Optional<Clinic> clinic(ClinicId clinic) {
        return clinics.stream().filter(one -> one.id().equals(clinic)).findFirst();
    }

    /** The first clinic that goes by any of these names: the EHR's identifiers of it, or its own id. */
    public Optional<Clinic> clinicKnownAs(Set<String> identifiers) {
        return clinics.stream()
                .filter(clinic -> identifiers.contains(clinic.id().value())
                        || identifiers.stream().anyMatch(clinic.identifiers()::contains))
                .findFirst();
    }

    /** The first clinician who goes by any of these names: the EHR's identifiers of them, or their own id. */
    public Optional<Clinician> clinicianKnownAs(Set<String> identifiers) {
        return clinicians.stream()
                .filter(clinician -> identifiers.contains(clinician.id())
                        || identifiers.stream().anyMatch(clinician.identifiers()::contains))
                .findFirst();
    }

    /** The first configured type among these codings, each {@code code} or {@code system|code}. */
    public Optional<AppointmentType> typeCoded(List<String> codings) {
        return codings.stream()
                .flatMap(coding -> types.stream().filter(type -> type.isCoded(coding)))
                .findFirst();
    }

    /** The source of that id. */
    public Optional<Source> source(SourceId source) {
        return sources.stream().filter(one -> one.id().equals(source)).findFirst();
    }
}
