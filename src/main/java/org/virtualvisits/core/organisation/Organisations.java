package org.virtualvisits.core.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;

/** Port: where configuration is kept. Reads may be up to a minute old; writes of one item replace that item whole. */
public interface Organisations {

    /** Everything the organisation has configured, or empty if there is none of that id. */
    Optional<Organisation> find(OrganisationId id);

    /** The ids of all organisations. */
    List<OrganisationId> all();

    /** Which organisation a source belongs to. */
    Optional<OrganisationId> ofSource(SourceId source);

    /** Which source a bearer token's SHA-256 digest (hex) belongs to. */
    Optional<SourceId> ofToken(String tokenDigest);

    /** Adds or replaces the organisation's own row: name and administrators; its items stay. */
    void put(OrganisationId id, String name, Set<String> administrators);

    /** Adds or replaces a clinic. */
    void put(OrganisationId organisation, Clinic clinic);

    /** Adds or replaces an appointment type. */
    void put(OrganisationId organisation, AppointmentType type);

    /** Adds or replaces a clinician. */
    void put(OrganisationId organisation, Clinician clinician);

    /**
     * Adds or replaces a source, with the index by which callers are recognised; tokens it no longer has stop working.
     *
     * @return false, and nothing is changed, if the id or a token belongs to another organisation or source
     */
    boolean put(OrganisationId organisation, Source source);

    /** Removes a clinic; absent is fine. */
    void removeClinic(OrganisationId organisation, ClinicId clinic);

    /** Removes an appointment type by its {@link AppointmentType#key()}; absent is fine. */
    void removeType(OrganisationId organisation, String key);

    /** Removes a clinician; absent is fine. */
    void removeClinician(OrganisationId organisation, String clinician);

    /** Removes a source, which can no longer call; absent is fine. */
    void removeSource(OrganisationId organisation, SourceId source);
}
