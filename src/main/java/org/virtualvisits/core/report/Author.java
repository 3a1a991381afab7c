package org.virtualvisits.core.report;

import java.util.Optional;

/** Who writes the reports of a kind. */
public interface Author {

    /** What it says now; empty if there is nothing left to report on, or nobody to send it for. */
    Optional<Content> write(Posting posting);

    /**
     * A report as a mail.
     *
     * @param from the mailbox it comes from
     */
    record Content(String from, String fromName, String subject, String text, String html) {}
}
