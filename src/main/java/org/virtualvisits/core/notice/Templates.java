package org.virtualvisits.core.notice;

import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;

/** Port: the words of messages. Templates see the given data and nothing else. */
public interface Templates {

    /**
     * Fills a template.
     *
     * @param whose whose message it is, as they may have texts of their own
     * @param language BCP 47 primary tag; the default language's template is used where it has none
     * @param data nested maps of text, numbers, booleans and lists
     * @throws BrokenTemplate if it cannot be filled
     */
    String fill(Part part, Notice.Kind kind, Whose whose, String language, Map<String, ?> data);

    /**
     * Whose message it is.
     *
     * @param type the key of the appointment's type, where it is a configured one
     * @param companion whether its reader comes with a patient: the words are then always shipped ones, as an organisation's own
     *     may tell of the patient, or what the visit is about
     */
    record Whose(OrganisationId organisation, ClinicId clinic, Optional<String> type, boolean companion) {

        /** A patient's. */
        public Whose(OrganisationId organisation, ClinicId clinic, Optional<String> type) {
            this(organisation, clinic, type, false);
        }
    }

    /** The parts a message is made of. */
    enum Part {
        /** The text message. */
        SMS,
        /** A mail's subject; carries no personal data (V8). */
        SUBJECT,
        /** A mail's plain text. */
        TEXT,
        /** A mail's HTML; values are escaped in it. */
        HTML,
        /** An invite's SUMMARY. */
        INVITE_SUMMARY,
        /** An invite's DESCRIPTION. */
        INVITE_DESCRIPTION
    }

    /** A template that cannot be filled; says where, and nothing of the data. */
    final class BrokenTemplate extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Names the template and the place in it. */
        public BrokenTemplate(String where) {
            super(where);
        }
    }
}
