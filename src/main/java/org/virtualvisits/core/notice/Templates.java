package org.virtualvisits.core.notice;

import java.util.Map;

/** Port: the words of messages. Templates see the given data and nothing else. */
public interface Templates {

    /**
     * Fills a template.
     *
     * @param language BCP 47 primary tag; the default language's template is used where it has none
     * @param data nested maps of text, numbers, booleans and lists
     * @throws BrokenTemplate if it cannot be filled
     */
    String fill(Part part, Notice.Kind kind, String language, Map<String, ?> data);

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
