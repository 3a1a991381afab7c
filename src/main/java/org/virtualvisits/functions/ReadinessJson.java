package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.ShowReadiness;
import org.virtualvisits.core.readiness.Subject;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Refusal;

/** Runs and reports of readiness in JSON, as they are shown; and queue messages about them, as they are read. */
final class ReadinessJson {

    private ReadinessJson() {}

    /** 202, with the place to look how far it is. */
    static Answer begun(Run run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("run", write(run, run.started()));
        return Answer.json(HttpStatus.ACCEPTED, node)
                .with("Location", "/api/readiness?organisation=" + run.organisation());
    }

    /** 202, of so many organisations. */
    static Answer begun(int organisations) {
        return Answer.json(
                HttpStatus.ACCEPTED, JsonNodeFactory.instance.objectNode().put("begun", organisations));
    }

    static ObjectNode write(Run run, ShowReadiness.Page page, Fixes fixes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("run", write(run, page.now()));
        ArrayNode reports = node.putArray("reports");
        page.reports().forEach(report -> reports.add(write(report, page.now(), fixes)));
        page.next().ifPresent(next -> node.put("next", next));
        return node;
    }

    static ObjectNode write(Report report, Instant now, Fixes fixes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (report.subject()) {
            case Subject.App only -> node.put("subject", "app");
            case Subject.OfClinic(var clinic) -> node.put("subject", "clinic").put("id", clinic.value());
            case Subject.OfClinician(var id) -> node.put("subject", "clinician").put("id", id);
        }
        node.put("ready", report.isReady())
                .put("checked", report.checked().toString())
                .put("until", report.until().toString())
                .put("stale", !report.until().isAfter(now));
        ArrayNode findings = node.putArray("findings");
        report.findings().forEach(finding -> findings.add(write(finding, fixes)));
        return node;
    }

    private static ObjectNode write(Finding finding, Fixes fixes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("defect", word(finding.defect()))
                .put("blocks", finding.blocks())
                .put("what", fixes.what(finding))
                .put("fix", fixes.fix(finding))
                .put("acts", fixes.acts(finding));
    }

    private static ObjectNode write(Run run, Instant now) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("state", word(run.state()))
                .put("started", run.started().toString());
        run.ended().ifPresent(ended -> node.put("ended", ended.toString()));
        node.put("total", run.total())
                .put("done", run.done())
                .put("ready", run.ready())
                .put("notReady", run.done() - run.ready())
                .put("perSecond", Math.round(run.perSecond(now) * 10) / 10.0);
        ObjectNode counts = node.putObject("defects");
        new TreeMap<>(run.counts()).forEach((defect, count) -> counts.put(word(defect), count));
        return node;
    }

    /** A word of ours in addresses, JSON and documents. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A queue message: which run. Empty for what is none. */
    static Optional<Asked> asked(String message) {
        try {
            ObjectNode node = Json.object(message);
            return Optional.of(new Asked(
                    new OrganisationId(node.path("organisation").asText()),
                    Instant.parse(node.path("started").asText())));
        } catch (IllegalArgumentException | DateTimeException | Refusal malformed) {
            return Optional.empty();
        }
    }

    /** What a queue message asks for. */
    record Asked(OrganisationId organisation, Instant started) {}
}
