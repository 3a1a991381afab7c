package org.virtualvisits.functions;

import java.util.List;
import org.virtualvisits.core.hygiene.EvidenceWriter;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.ShowSweeps.Progress;
import org.virtualvisits.core.hygiene.Sweep;

/** The page of evidence as a mail shows it: mail programs leave out drawings, so what it was over time is a table. */
public final class MailedPage implements EvidenceWriter {

    @Override
    public String page(Progress progress, Iterable<MailboxSweep> mailboxes, List<Sweep> newestFirst) {
        return EvidencePage.of(
                progress,
                mailboxes,
                EvidenceChart.table(newestFirst, progress.sweep().rules().zone()));
    }
}
