package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.Approval;
import org.virtualvisits.core.hygiene.IdentifierForms;
import org.virtualvisits.core.hygiene.IdentifierKind;
import org.virtualvisits.core.hygiene.RecordNumberPattern;
import org.virtualvisits.core.hygiene.Reporting;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.RuleSets.Approved;
import org.virtualvisits.core.kernel.OrganisationId;

/** How a rule set is laid out as a row, and within a sweep's row, both ways. */
final class RuleSetRow {

    private RuleSetRow() {}

    static TableEntity encode(RuleSet rules, Optional<Approval> approval) {
        var row = new RowWriter(rules.organisation().value(), rules.id());
        write(row, rules);
        write(row, approval);
        return row.row();
    }

    static Approved decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Approved(rules(row, entity.getPartitionKey(), entity.getRowKey()), approval(row));
    }

    static void write(RowWriter row, RuleSet rules) {
        row.json("mailboxes", Json.texts(rules.mailboxes()))
                .json("held", Json.sorted(rules.held()))
                .text("zone", rules.zone())
                .json("rules", Json.array(rules.rules(), RuleSetRow::encode))
                .json(
                        "identifiers",
                        Json.sorted(rules.identifiers().kinds().stream()
                                .map(Enum::name)
                                .collect(Collectors.toSet())))
                .json("recordNumbers", Json.texts(rules.identifiers().recordNumbers()))
                .text("neutralSubject", rules.neutralSubject())
                .flag("inlineToo", rules.inlineToo())
                .flag("privateToo", rules.privateToo())
                .number("capMailbox", rules.caps().mailbox())
                .number("capRun", rules.caps().run());
        rules.report()
                .ifPresent(report -> row.text("reportFrom", report.from()).json("reportTo", Json.texts(report.to())));
    }

    static RuleSet rules(RowReader row, String organisation, String id) {
        return new RuleSet(
                new OrganisationId(organisation),
                id,
                Json.texts(row.json("mailboxes")),
                Json.set(row.json("held")),
                ZoneId.of(row.text("zone")),
                Json.list(row.json("rules"), RuleSetRow::rule),
                new IdentifierForms(
                        Json.texts(row.json("identifiers")).stream()
                                .map(IdentifierKind::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        Json.list(row.json("recordNumbers"), text -> new RecordNumberPattern(text.asText()))),
                row.text("neutralSubject"),
                row.flag("inlineToo"),
                row.flag("privateToo"),
                new RuleSet.Caps(
                        row.maybeNumber("capMailbox").orElse(0L),
                        row.maybeNumber("capRun").orElse(0L)),
                row.maybe("reportFrom").map(from -> new Reporting(from, Json.texts(row.json("reportTo")))));
    }

    static void write(RowWriter row, Optional<Approval> approval) {
        approval.ifPresent(its ->
                row.text("approvedBy", its.by()).text("approvedAt", its.at()).text("approvedDigest", its.digest()));
    }

    static Optional<Approval> approval(RowReader row) {
        return row.maybe("approvedBy")
                .map(by -> new Approval(by, row.instant("approvedAt"), row.text("approvedDigest")));
    }

    private static JsonNode encode(Rule rule) {
        ObjectNode node = Json.object();
        return node.put("kind", rule.kind().name())
                .put("age", rule.age().toString())
                .put("action", rule.action().name());
    }

    private static Rule rule(JsonNode node) {
        return new Rule(
                Rule.Kind.valueOf(node.path("kind").asText()),
                Period.parse(node.path("age").asText()),
                Action.valueOf(node.path("action").asText()));
    }
}
