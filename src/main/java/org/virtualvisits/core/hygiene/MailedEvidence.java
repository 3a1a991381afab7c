package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.report.Author;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.core.report.Postings;

/** The evidence of each sweep by mail to the people a rule set names: planned once it is over, and written when sent. */
public final class MailedEvidence implements Author {

    /** What is over for longer was told, or was before anybody asked to be told. */
    private static final Duration RECENT = Duration.ofDays(3);

    private final Organisations organisations;
    private final RuleSets ruleSets;
    private final Sweeps sweeps;
    private final ShowSweeps show;
    private final EvidenceWriter writer;
    private final Postings postings;
    private final Clock clock;

    /** Keeps its ports. */
    public MailedEvidence(
            Organisations organisations,
            RuleSets ruleSets,
            Sweeps sweeps,
            EvidenceWriter writer,
            Postings postings,
            Clock clock) {
        this.organisations = organisations;
        this.ruleSets = ruleSets;
        this.sweeps = sweeps;
        this.show = new ShowSweeps(sweeps, clock);
        this.writer = writer;
        this.postings = postings;
        this.clock = clock;
    }

    /** Plans the evidence of what is over by now; returns how many are new. */
    public int plan() {
        int planned = 0;
        for (OrganisationId organisation : organisations.all()) {
            for (RuleSets.Approved rules : ruleSets.of(organisation)) {
                planned += rules.rules()
                        .report()
                        .map(to -> plan(rules.rules(), to))
                        .orElse(0);
            }
        }
        return planned;
    }

    private int plan(RuleSet rules, Reporting to) {
        Instant now = clock.instant();
        int planned = 0;
        for (Sweep sweep : sweeps.of(rules.organisation(), rules.id(), 2)) {
            boolean recent = sweep.ended()
                    .filter(ended -> ended.plus(RECENT).isAfter(now))
                    .isPresent();
            if (recent
                    && postings.add(Posting.planned(
                            rules.organisation(),
                            Posting.Kind.HYGIENE,
                            sweep.id().toString(),
                            to.to(),
                            now))) {
                planned++;
            }
        }
        return planned;
    }

    @Override
    public Optional<Content> write(Posting posting) {
        SweepId id = SweepId.read(posting.about());
        return ruleSets.find(id.organisation(), id.ruleSet())
                .flatMap(rules -> rules.rules().report())
                .flatMap(to -> show.progress(id).map(progress -> content(to, progress)));
    }

    private Content content(Reporting to, ShowSweeps.Progress progress) {
        Sweep sweep = progress.sweep();
        String what = "Mailbox hygiene " + sweep.rules().id() + ": "
                + sweep.state().name().toLowerCase(Locale.ROOT) + ", "
                + progress.tally().due() + " due, "
                + progress.tally().acted() + " acted on";
        return new Content(
                to.from(),
                "Virtual Visits mailbox hygiene",
                what,
                what + ".\n\nMailboxes: " + progress.over() + " of " + progress.mailboxes() + ", " + progress.skipped()
                        + " of them not swept. Items looked at: "
                        + progress.tally().seen() + ".\n\nThe whole evidence: GET /api/hygiene/sweeps/" + sweep.id()
                        + "/report\n",
                writer.page(
                        progress,
                        show.mailboxes(sweep.id()),
                        show.history(sweep.id().organisation(), sweep.id().ruleSet())));
    }
}
