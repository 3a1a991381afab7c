package org.virtualvisits.core.template;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.template.OwnTemplate.Version;

/** Port: where organisations' own texts are kept. Out of reach is an exception, and never the same as none. */
public interface OwnTemplates {

    /** What messages are written with; may be up to a minute old. */
    OwnWords words(OrganisationId organisation);

    /** All of an organisation's, published or not, in the order of their names. */
    List<OwnTemplate> all(OrganisationId organisation);

    /** One, as it is now. */
    Optional<Held> find(OrganisationId organisation, Slot slot);

    /** All versions of one, the oldest first. */
    List<Version> versions(OrganisationId organisation, Slot slot);

    /** One version. */
    Optional<Version> version(OrganisationId organisation, Slot slot, int number);

    /**
     * Writes one, and a new version of it, at once or not at all.
     *
     * @param over what was read; empty if there was none
     * @return false, and nothing is written, if somebody else was first
     */
    boolean write(OrganisationId organisation, OwnTemplate next, Optional<Held> over, Optional<Version> added);

    /** Chooses the style of the shipped mails for these messages. */
    void put(OrganisationId organisation, Scope scope, Style style);

    /** Chooses none for these messages: what is said more generally holds. */
    void removeStyle(OrganisationId organisation, Scope scope);

    /**
     * A text as it was read.
     *
     * @param version of what is kept, to be written over
     */
    record Held(OwnTemplate template, String version) {}
}
