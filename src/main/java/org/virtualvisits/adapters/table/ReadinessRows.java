package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.Subject;

/** How runs and reports of readiness are laid out as rows, both ways. A defect of a newer release is left out. */
final class ReadinessRows {

    private ReadinessRows() {}

    static TableEntity encode(String key, Run run) {
        ObjectNode counts = Json.object();
        new TreeMap<>(run.counts()).forEach((defect, count) -> counts.put(defect.name(), count));
        return new RowWriter(run.organisation().value(), key)
                .text("started", run.started())
                .text("state", run.state())
                .number("total", run.total())
                .number("done", run.done())
                .number("fit", run.ready())
                .json("counts", counts)
                .text("reached", run.reached())
                .number("woken", run.woken())
                .text("holder", run.holder())
                .text("until", run.until())
                .text("next", run.due())
                .number("stalls", run.stalls())
                .text("ended", run.ended())
                .row();
    }

    static Run run(TableEntity entity) {
        var row = new RowReader(entity);
        Map<Defect, Integer> counts = new EnumMap<>(Defect.class);
        row.json("counts")
                .properties()
                .forEach(entry -> defect(entry.getKey())
                        .ifPresent(defect -> counts.put(defect, entry.getValue().asInt())));
        return new Run(
                new OrganisationId(entity.getPartitionKey()),
                row.instant("started"),
                Run.State.valueOf(row.text("state")),
                row.number("total"),
                row.number("done"),
                row.number("fit"),
                counts,
                row.maybe("reached"),
                row.number("woken"),
                row.maybe("holder"),
                row.instant("until"),
                row.instant("next"),
                row.number("stalls"),
                row.maybeInstant("ended"));
    }

    static TableEntity encode(OrganisationId organisation, Report report) {
        return new RowWriter(organisation.value(), Keys.encode(report.subject().key()))
                .flag("ready", report.isReady())
                .json("findings", Json.array(report.findings(), ReadinessRows::encode))
                .moment("checked", report.checked())
                .text("until", report.until())
                .row();
    }

    static Optional<Report> report(TableEntity entity) {
        var row = new RowReader(entity);
        return Subject.read(Keys.decode(entity.getRowKey()))
                .map(subject -> new Report(
                        subject,
                        Json.list(row.json("findings"), ReadinessRows::finding).stream()
                                .flatMap(Optional::stream)
                                .toList(),
                        row.moment("checked")));
    }

    private static JsonNode encode(Finding finding) {
        return Json.object().put("defect", finding.defect().name()).put("about", finding.about());
    }

    private static Optional<Finding> finding(JsonNode node) {
        return defect(Json.text(node, "defect")).map(defect -> new Finding(defect, Json.text(node, "about")));
    }

    private static Optional<Defect> defect(String name) {
        return Arrays.stream(Defect.values())
                .filter(defect -> defect.name().equals(name))
                .findFirst();
    }
}
