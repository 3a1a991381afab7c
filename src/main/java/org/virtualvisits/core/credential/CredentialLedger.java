package org.virtualvisits.core.credential;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Port: what is watched, for whom, and what has been said. Credentials are written by one run at a time, which the
 * {@link Round} sees to; acknowledgements come from outside at any time, and are kept beside them.
 */
public interface CredentialLedger {

    /** Every organisation's watch. */
    List<Watch> watches();

    /** An organisation's watch. */
    Optional<Watch> watch(OrganisationId organisation);

    /** Adds or replaces a watch. */
    void put(Watch watch);

    /** Ends a watch; what has been said is forgotten by {@link #remove} only. Absent is fine. */
    void removeWatch(OrganisationId organisation);

    /** Gives every credential of an organisation, a page at a time. */
    void each(OrganisationId organisation, Consumer<Held> each);

    /** Gives those of which a message is on its way, a page at a time. */
    void eachOpen(OrganisationId organisation, Consumer<Held> each);

    /** One credential. */
    Optional<Held> find(OrganisationId organisation, CredentialId credential);

    /** Adds or replaces credentials, any number. */
    void write(OrganisationId organisation, List<Held> credentials);

    /** Forgets credentials, any number; absent is fine. */
    void remove(OrganisationId organisation, List<CredentialId> credentials);

    /** What has been acknowledged in an organisation. */
    List<Acknowledgement> acknowledgements(OrganisationId organisation);

    /** Adds an acknowledgement, or replaces that of the same credential. */
    void put(OrganisationId organisation, Acknowledgement acknowledgement);

    /** The day's work; {@link Round#NEVER} before the first. */
    Round round();

    /**
     * Writes the day's work over the version that was read.
     *
     * @return with its new version, or empty, and nothing is written, if somebody else was first
     */
    Optional<Round> write(Round next);
}
