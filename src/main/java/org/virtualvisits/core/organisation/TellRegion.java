package org.virtualvisits.core.organisation;

import java.util.Optional;
import java.util.Set;

/** Use case: tell in which country's way a caller's phone numbers are written when they carry no country code. */
public final class TellRegion {

    /** Where neither the appointment nor the source names a clinic; this product's first users are British. */
    public static final String USUAL = "GB";

    private final Organisations organisations;

    /** Keeps its port. */
    public TellRegion(Organisations organisations) {
        this.organisations = organisations;
    }

    /** ISO 3166 two letters: of the clinic that goes by this name, or else of the source's own. */
    public String of(Caller caller, Optional<String> clinic) {
        return organisations
                .find(caller.organisation())
                .flatMap(organisation -> clinic.flatMap(name -> organisation.clinicKnownAs(Set.of(name)))
                        .or(() -> caller.source().clinic().flatMap(organisation::clinic)))
                .map(Clinic::region)
                .orElse(USUAL);
    }
}
