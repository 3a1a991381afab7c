package org.virtualvisits.functions;

import java.util.List;
import java.util.stream.Collectors;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.Tally;

/**
 * The evidence of a sweep as CSV (RFC 4180): a line for each mailbox and rule. Figures, our own words, addresses of
 * mailboxes and the approver's name; nothing from within any item (V12).
 */
final class EvidenceCsv {

    private static final List<String> HEADER = List.of(
            "sweep",
            "mode",
            "approved by",
            "mailbox",
            "mailbox state",
            "reason skipped",
            "items seen",
            "rule",
            "age",
            "action",
            "found",
            "left alone",
            "due",
            "done",
            "refused",
            "bytes due",
            "bytes removed");

    private EvidenceCsv() {}

    static String write(Sweep sweep, Iterable<MailboxSweep> mailboxes) {
        var text = new StringBuilder(line(HEADER));
        for (MailboxSweep mailbox : mailboxes) {
            List<Rule> rules = sweep.rules().rules();
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).kind() != Rule.Kind.STALE_TEAMS) {
                    text.append(line(
                            fields(sweep, mailbox, rules.get(i), mailbox.tally().of(i))));
                }
            }
        }
        return text.toString();
    }

    private static List<String> fields(Sweep sweep, MailboxSweep mailbox, Rule rule, Tally.Count count) {
        return List.of(
                sweep.id().toString(),
                sweep.enforces() ? "enforce" : "report",
                sweep.approval().map(approval -> approval.by()).orElse(""),
                sweep.rules().mailboxes().get(mailbox.index()),
                RuleSetJson.word(mailbox.state()),
                mailbox.skipped().map(RuleSetJson::word).orElse(""),
                Long.toString(mailbox.tally().seen()),
                RuleSetJson.word(rule.kind()),
                rule.age().toString(),
                RuleSetJson.word(rule.action()),
                Long.toString(count.found()),
                Long.toString(count.found() - count.due()),
                Long.toString(count.due()),
                Long.toString(count.acted()),
                Long.toString(count.failed()),
                Long.toString(count.bytesDue()),
                Long.toString(count.bytesActed()));
    }

    private static String line(List<String> fields) {
        return fields.stream().map(EvidenceCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes what begins so for a formula (OWASP, "CSV injection"); an apostrophe makes it text. */
    private static String quoted(String field) {
        boolean formula = !field.isEmpty() && "=+-@\t\r\n|%".indexOf(field.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + field.replace("\"", "\"\"") + "\"";
    }
}
