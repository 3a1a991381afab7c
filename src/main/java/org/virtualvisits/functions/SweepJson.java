package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.ShowSweeps.Progress;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.hygiene.Tally;

/** Sweeps in JSON, as they are shown; and queue messages about them, as they are read. */
final class SweepJson {

    private SweepJson() {}

    static ObjectNode write(Progress progress) {
        Sweep sweep = progress.sweep();
        ObjectNode node = row(sweep);
        node.putObject("mailboxes")
                .put("total", progress.mailboxes())
                .put("done", progress.over())
                .put("skipped", progress.skipped());
        node.putObject("items")
                .put("seen", progress.tally().seen())
                .put("due", progress.tally().due())
                .put("actedOn", progress.tally().acted())
                .put("failed", progress.tally().failed());
        node.put("requests", progress.requests())
                .put("itemsPerSecond", Math.round(progress.itemsPerSecond() * 10) / 10.0);
        progress.left().ifPresent(left -> node.put("secondsLeft", left.toSeconds()));
        rules(node.putArray("rules"), sweep.rules().rules(), progress.tally());
        ArrayNode teams = node.putArray("staleTeams");
        sweep.teams()
                .forEach(team -> teams.addObject()
                        .put("group", team.group())
                        .put("owner", sweep.rules().mailboxes().get(team.owner()))
                        .put("renewed", team.renewed().toString()));
        return node;
    }

    static ObjectNode list(List<Sweep> sweeps) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("sweeps");
        sweeps.forEach(sweep -> list.add(row(sweep)));
        return node;
    }

    /** A queue message: which sweep, and which of its mailboxes. Empty for what is none. */
    static Optional<Asked> asked(String message) {
        try {
            ObjectNode node = org.virtualvisits.functions.wire.Json.object(message);
            return Optional.of(new Asked(
                    SweepId.read(node.path("sweep").asText()),
                    node.path("mailbox").asInt(0)));
        } catch (IllegalArgumentException | org.virtualvisits.functions.wire.Refusal malformed) {
            return Optional.empty();
        }
    }

    /** What a queue message asks for. */
    record Asked(SweepId sweep, int mailbox) {}

    private static ObjectNode row(Sweep sweep) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", sweep.id().toString())
                .put("ruleSet", sweep.rules().id())
                .put("digest", sweep.rules().digest())
                .put("mode", sweep.enforces() ? "enforce" : "report")
                .put("state", RuleSetJson.word(sweep.state()))
                .put("started", sweep.started().toString());
        sweep.ended().ifPresent(ended -> node.put("ended", ended.toString()));
        sweep.approval()
                .ifPresent(approval -> node.put("approvedBy", approval.by()).put("budget", sweep.budget()));
        return node;
    }

    private static void rules(ArrayNode list, List<Rule> rules, Tally tally) {
        for (int i = 0; i < rules.size(); i++) {
            Tally.Count count = tally.of(i);
            ObjectNode node = list.addObject();
            RuleSetJson.write(node, rules.get(i));
            node.put("found", count.found())
                    .put("due", count.due())
                    .put("actedOn", count.acted())
                    .put("failed", count.failed())
                    .put("bytesDue", count.bytesDue())
                    .put("bytesRemoved", count.bytesActed());
            ObjectNode kept = node.putObject("kept");
            count.kept().forEach((why, times) -> kept.put(RuleSetJson.word(why), times));
        }
    }
}
