package org.virtualvisits.core.hygiene;

import java.util.List;

/** Port: lays out the evidence of a sweep for people. */
public interface EvidenceWriter {

    /** A page for mail: HTML that shows without pictures or scripts. */
    String page(ShowSweeps.Progress progress, Iterable<MailboxSweep> mailboxes, List<Sweep> newestFirst);
}
