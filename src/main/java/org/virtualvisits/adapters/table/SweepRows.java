package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.kernel.OrganisationId;

/** How sweeps and their mailboxes are laid out as rows, both ways. */
final class SweepRows {

    private SweepRows() {}

    static String key(SweepId id) {
        return id.ruleSet() + "|" + id.minute();
    }

    static SweepId id(OrganisationId organisation, String key) {
        int bar = key.indexOf('|');
        return new SweepId(organisation, key.substring(0, bar), key.substring(bar + 1));
    }

    static String key(int mailbox) {
        return "%05d".formatted(mailbox);
    }

    static TableEntity encode(Sweep sweep) {
        var row = new RowWriter(sweep.id().organisation().value(), key(sweep.id()));
        RuleSetRow.write(row, sweep.rules());
        RuleSetRow.write(row, sweep.approval());
        row.text("state", sweep.state().name())
                .text("started", sweep.started())
                .text("ended", sweep.ended())
                .number("budget", sweep.budget())
                .number("taken", sweep.taken())
                .json("teams", Json.array(sweep.teams(), SweepRows::encode));
        sweep.total().ifPresent(total -> row.json("total", TallyJson.encode(total)));
        return row.row();
    }

    static Sweep sweep(TableEntity entity) {
        var row = new RowReader(entity);
        String[] parts = entity.getRowKey().split("\\|", 2);
        var rules = RuleSetRow.rules(row, entity.getPartitionKey(), parts[0]);
        return new Sweep(
                new SweepId(rules.organisation(), parts[0], parts[1]),
                rules,
                RuleSetRow.approval(row),
                Sweep.State.valueOf(row.text("state")),
                row.instant("started"),
                row.maybeInstant("ended"),
                row.maybeNumber("budget").orElse(0L),
                row.maybeNumber("taken").orElse(0L),
                Json.list(row.json("teams"), SweepRows::team),
                row.maybe("total").map(text -> TallyJson.tally(row.json("total"))));
    }

    static TableEntity encode(MailboxSweep mailbox) {
        var row = new RowWriter(mailbox.sweep().toString(), key(mailbox.index()))
                .text("state", mailbox.state().name())
                .flag("over", mailbox.isOver())
                .text("skipped", mailbox.skipped())
                .number("stage", mailbox.stage())
                .text("cursor", mailbox.cursor())
                .json("tally", TallyJson.encode(mailbox.tally()))
                .number("requests", mailbox.requests())
                .number("stalls", mailbox.stalls())
                .text("holder", mailbox.holder())
                .text("until", mailbox.until())
                .text("next", mailbox.due())
                .text("ended", mailbox.ended());
        mailbox.intent().ifPresent(intent -> row.json("intent", TallyJson.encode(intent)));
        return row.row();
    }

    static MailboxSweep mailbox(TableEntity entity) {
        var row = new RowReader(entity);
        return new MailboxSweep(
                SweepId.read(entity.getPartitionKey()),
                Integer.parseInt(entity.getRowKey()),
                MailboxSweep.State.valueOf(row.text("state")),
                row.maybe("skipped").map(MailboxSweep.Skipped::valueOf),
                row.number("stage"),
                row.instant("cursor"),
                row.maybe("intent").map(text -> TallyJson.intent(row.json("intent"))),
                TallyJson.tally(row.json("tally")),
                row.maybeNumber("requests").orElse(0L),
                row.number("stalls"),
                row.maybe("holder"),
                row.instant("until"),
                row.instant("next"),
                row.maybeInstant("ended"));
    }

    private static JsonNode encode(Sweep.StaleTeam team) {
        ObjectNode node = Json.object();
        return node.put("group", team.group())
                .put("owner", team.owner())
                .put("renewed", team.renewed().toString());
    }

    private static Sweep.StaleTeam team(JsonNode node) {
        return new Sweep.StaleTeam(
                node.path("group").asText(),
                node.path("owner").asInt(),
                Instant.parse(node.path("renewed").asText()));
    }
}
