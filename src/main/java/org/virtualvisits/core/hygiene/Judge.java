package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.hygiene.Finding.Kept;

/**
 * Decides what a rule set means for an item. Knows no clock: what is over is judged by the moment the sweep began, so
 * that a sweep that takes days judges all items alike.
 */
public final class Judge {

    private final RuleSet rules;
    private final Instant now;
    private final boolean held;
    private final VisitEnds visits;

    /**
     * Judges by these rules.
     *
     * @param held whether the mailbox is under a hold
     */
    public Judge(RuleSet rules, Instant now, boolean held, VisitEnds visits) {
        this.rules = rules;
        this.now = now;
        this.held = held;
        this.visits = visits;
    }

    /** What the rules for this part of the mailbox find; at most one removal, the hardest. */
    public List<Finding> judge(Folder folder, Item item) {
        var found = new ArrayList<Finding>();
        for (int i = 0; i < rules.rules().size(); i++) {
            Rule rule = rules.rules().get(i);
            if (rule.kind().folder() == folder) {
                found.addAll(
                        switch (item) {
                            case Item.Event event -> ofEvent(i, rule, event);
                            case Item.Message message -> ofMessage(i, rule, message);
                        });
            }
        }
        return covered(found.stream()
                .map(finding ->
                        finding.action() == Action.REPORT && finding.kept().isEmpty()
                                ? kept(finding, Kept.REPORT_ONLY)
                                : finding)
                .toList());
    }

    /** Once an item is removed nothing else needs to be done about it. */
    private static List<Finding> covered(List<Finding> found) {
        Optional<Finding> removal = found.stream()
                .filter(finding -> finding.isAct() && finding.action().removes())
                .max(Comparator.comparing(Finding::action));
        return found.stream()
                .map(finding -> {
                    boolean hardest = removal.filter(its -> its.equals(finding)).isPresent();
                    boolean covered = removal.isPresent() && !hardest && finding.isAct();
                    return covered ? kept(finding, Kept.COVERED) : finding;
                })
                .toList();
    }

    private List<Finding> ofEvent(int index, Rule rule, Item.Event event) {
        Span span = Span.of(event, rules.zone());
        return switch (rule.kind()) {
            case OLD_EVENTS ->
                span.startsBefore(limit(rule))
                                && (span.endsBefore(limit(rule))
                                        || whyLiving(event, span).isPresent())
                        ? List.of(finding(index, rule, Optional.empty(), event.bytes(), protection(rule, event, span)))
                        : List.of();
            case EVENT_ATTACHMENTS -> ofAttachments(index, rule, event, span);
            case IDENTIFIERS -> ofSubject(index, rule, event, span);
            default -> List.of();
        };
    }

    private List<Finding> ofAttachments(int index, Rule rule, Item.Event event, Span span) {
        if (!span.startsBefore(limit(rule))) {
            return List.of();
        }
        boolean over = span.endsBefore(limit(rule));
        if (!over && whyLiving(event, span).isEmpty()) {
            return List.of();
        }
        Optional<Kept> protection = protection(rule, event, span);
        return event.attachments().stream()
                .filter(file -> !file.inline() || rules.inlineToo())
                .map(file -> finding(index, rule, Optional.of(file.id()), file.bytes(), protection))
                .toList();
    }

    private List<Finding> ofSubject(int index, Rule rule, Item.Event event, Span span) {
        if (event.closed() && !rules.privateToo()) {
            return List.of(); // A private subject is not even read.
        }
        LocalDate day = event.at().atZone(rules.zone()).toLocalDate();
        Set<IdentifierKind> kinds = PatientIdentifiers.in(event.subject(), rules.identifiers(), day);
        if (kinds.isEmpty() || event.subject().equals(rules.neutralSubject())) {
            return List.of();
        }
        Optional<Kept> protection =
                span.endsBefore(limit(rule)) || whyLiving(event, span).isPresent()
                        ? protection(rule, event, span)
                        : Optional.of(Kept.NOT_OVER);
        return List.of(finding(index, rule, Optional.empty(), 0, protection));
    }

    private static Finding finding(int index, Rule rule, Optional<String> file, long bytes, Optional<Kept> kept) {
        return new Finding(index, rule.action(), file, bytes, kept);
    }

    /** Why an item of the past is nevertheless not over. */
    private Optional<Kept> whyLiving(Item.Event event, Span span) {
        if (event.series().isPresent()) {
            boolean over = event.series().get() instanceof Item.Series.Until(var end) && end.isBefore(now);
            return over ? Optional.empty() : Optional.of(Kept.LIVING_SERIES);
        }
        return span.isOpen() ? Optional.of(Kept.NO_END) : Optional.empty();
    }

    private Optional<Kept> protection(Rule rule, Item.Event event, Span span) {
        Optional<Kept> living = whyLiving(event, span);
        if (living.isPresent()) {
            return living;
        }
        if (!span.endsBefore(now)) {
            return Optional.of(Kept.NOT_OVER);
        }
        if (event.closed() && !rules.privateToo()) {
            return Optional.of(Kept.PRIVATE);
        }
        return protection(event).or(() -> mailing(rule, event));
    }

    /**
     * Exchange tells the invited when their organiser deletes a meeting or changes its subject (Graph pages
     * "event-delete", "event-update"), and says nowhere that it does not for the past. Deleting permanently is no act on
     * the meeting, and a removed attachment is not announced.
     */
    private static Optional<Kept> mailing(Rule rule, Item.Event event) {
        if (rule.action() == Action.NEUTRALISE && !event.organised()) {
            return Optional.of(Kept.NOT_OURS);
        }
        boolean tells = rule.action() == Action.DELETE || rule.action() == Action.NEUTRALISE;
        return tells && event.organised() && event.attended() ? Optional.of(Kept.WOULD_MAIL) : Optional.empty();
    }

    private Optional<Kept> protection(Item item) {
        return held ? Optional.of(Kept.HELD) : item.labelled() ? Optional.of(Kept.LABELLED) : Optional.empty();
    }

    private List<Finding> ofMessage(int index, Rule rule, Item.Message message) {
        boolean found = switch (rule.kind()) {
            case SENT_NOTICES -> message.notice().isPresent() && isOver(rule, message);
            case INVITE_REPLIES ->
                message.reply()
                        && message.repliesTo().orElse(message.at()).isBefore(limit(rule))
                        && message.at().isBefore(limit(rule));
            case LEFTOVER_DRAFTS ->
                message.draft() && message.notice().isPresent() && message.at().isBefore(limit(rule));
            default -> message.at().isBefore(limit(rule));
        };
        return found
                ? List.of(new Finding(index, rule.action(), Optional.empty(), message.bytes(), protection(message)))
                : List.of();
    }

    /** A notice may go once its visit is over for that long; whether it is, the visit itself tells. */
    private boolean isOver(Rule rule, Item.Message message) {
        Instant end = message.notice().flatMap(visits::endOf).orElse(message.at());
        return end.isBefore(limit(rule)) && message.at().isBefore(limit(rule));
    }

    private Instant limit(Rule rule) {
        return rule.limit(now, rules.zone());
    }

    private static Finding kept(Finding finding, Kept why) {
        return new Finding(finding.rule(), finding.action(), finding.attachment(), finding.bytes(), Optional.of(why));
    }
}
