package org.virtualvisits.core.hygiene;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * What is looked for in which mailboxes of an organisation, and what may be done about it. Nothing is done unless a named
 * person has approved exactly this ({@link #digest}); until then every sweep only counts (V12).
 *
 * @param id 1 to 40 of a-z, 0-9 and '-'
 * @param mailboxes addresses, in the order in which evidence lists them
 * @param held those of the mailboxes in which nothing is done, because they are under a hold that Graph does not tell of
 * @param zone the IANA zone whose days and months count (V10)
 * @param identifiers what patients' identifiers look like
 * @param neutralSubject what a subject is replaced by
 * @param inlineToo whether attachments that are shown within the text are taken for attachments
 * @param privateToo whether items are touched that their owner has marked as private, personal or confidential
 * @param caps how much one sweep may change
 * @param report who is mailed the evidence; no part of what is approved
 */
public record RuleSet(
        OrganisationId organisation,
        String id,
        List<String> mailboxes,
        Set<String> held,
        ZoneId zone,
        List<Rule> rules,
        IdentifierForms identifiers,
        String neutralSubject,
        boolean inlineToo,
        boolean privateToo,
        Caps caps,
        Optional<Reporting> report) {

    /** The largest number of mailboxes that one set may name. */
    public static final int MOST_MAILBOXES = 2_000;

    /** The largest number of rules of one set. */
    public static final int MOST_RULES = 20;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Keeps its own copies. */
    public RuleSet {
        mailboxes = List.copyOf(mailboxes);
        held = Set.copyOf(held);
        rules = List.copyOf(rules);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a rule set");
        }
        if (mailboxes.isEmpty() || mailboxes.size() > MOST_MAILBOXES || rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("a rule set has 1 to 2,000 mailboxes and 1 to 20 rules");
        }
    }

    /** One whose evidence is mailed to nobody. */
    public RuleSet(
            OrganisationId organisation,
            String id,
            List<String> mailboxes,
            Set<String> held,
            ZoneId zone,
            List<Rule> rules,
            IdentifierForms identifiers,
            String neutralSubject,
            boolean inlineToo,
            boolean privateToo,
            Caps caps) {
        this(
                organisation,
                id,
                mailboxes,
                held,
                zone,
                rules,
                identifiers,
                neutralSubject,
                inlineToo,
                privateToo,
                caps,
                Optional.empty());
    }

    /** What is approved: the same for the same content, and another one after any change. */
    public String digest() {
        return Digest.of(
                32,
                organisation.value(),
                id,
                String.join("\n", mailboxes),
                String.join("\n", new TreeSet<>(held)),
                zone.getId(),
                rules.toString(),
                identifiers.toString(),
                neutralSubject,
                inlineToo + " " + privateToo,
                caps.toString());
    }

    /** The parts of a mailbox that must be read for these rules, in order. */
    public List<Folder> folders() {
        return Arrays.stream(Folder.values())
                .filter(folder -> folder != Folder.NONE && !of(folder).isEmpty())
                .toList();
    }

    /** The rules that look at a part of the mailbox. */
    public List<Rule> of(Folder folder) {
        return rules.stream().filter(rule -> rule.kind().folder() == folder).toList();
    }

    /**
     * How much one sweep may change.
     *
     * @param mailbox changes in one mailbox
     * @param run changes in all mailboxes together
     */
    public record Caps(long mailbox, long run) {
        /** Neither is negative. */
        public Caps {
            if (mailbox < 0 || run < 0) {
                throw new IllegalArgumentException("caps must not be negative");
            }
        }
    }
}
