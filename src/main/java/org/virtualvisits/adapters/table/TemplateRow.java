package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.OwnTemplate.Published;
import org.virtualvisits.core.template.OwnTemplate.Step;
import org.virtualvisits.core.template.OwnTemplate.Version;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Signature;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.core.template.Waivers;

/**
 * How own texts are laid out as rows, both ways. What messages are written with comes before {@code style}, and versions
 * behind it, so that one range has all of the former and none of the latter.
 */
final class TemplateRow {

    static final String OWN = "own|";
    static final String STYLE = "style|";
    private static final String VERSION = "version|";

    private TemplateRow() {}

    static String key(Slot slot) {
        return OWN + digest(slot);
    }

    /** A type's key can be longer than a row key may be. */
    private static String digest(Slot slot) {
        return Digest.of(20, scoped(slot.scope()), slot.name().path());
    }

    private static String scoped(Scope scope) {
        return scope.clinic().map(ClinicId::value).orElse("") + "|"
                + scope.type().orElse("");
    }

    static TableEntity encode(OrganisationId organisation, OwnTemplate template) {
        Slot slot = template.slot();
        var row = new RowWriter(organisation.value(), key(slot))
                .text("language", slot.name().language())
                .text("kind", TemplateName.word(slot.name().kind()))
                .text("part", TemplateName.word(slot.name().part()))
                .number("latest", template.latest())
                .json("history", Json.array(template.history(), TemplateRow::encode));
        scope(row, slot.scope());
        template.published()
                .ifPresent(published ->
                        row.number("published", published.version()).text("text", published.text()));
        return row.row();
    }

    static OwnTemplate decode(TableEntity entity) {
        var row = new RowReader(entity);
        TemplateName name = TemplateName.read(row.text("language"), row.text("kind"), row.text("part"))
                .orElseThrow(() -> new IllegalStateException(row.name() + " is of no text that there is"));
        return new OwnTemplate(
                new Slot(scope(row), name),
                row.number("latest"),
                row.maybeNumber("published").map(number -> new Published((int) (long) number, row.text("text"))),
                Json.list(row.json("history"), TemplateRow::step));
    }

    static TableEntity encode(OrganisationId organisation, Slot slot, Version version) {
        return new RowWriter(organisation.value(), versionKey(slot, version.number()))
                .number("number", version.number())
                .text("text", version.text())
                .text("by", version.written().by())
                .text("token", version.written().token())
                .text("at", version.written().at())
                .row();
    }

    static Version version(TableEntity entity) {
        var row = new RowReader(entity);
        return new Version(
                row.number("number"),
                row.text("text"),
                new Signature(row.text("by"), row.text("token"), row.instant("at")));
    }

    static String versionKey(Slot slot, int number) {
        return "%s%s|%06d".formatted(VERSION, digest(slot), number);
    }

    static TableEntity encode(OrganisationId organisation, Scope scope, Style style) {
        var row = new RowWriter(organisation.value(), styleKey(scope)).text("style", TemplateName.word(style));
        scope(row, scope);
        return row.row();
    }

    static String styleKey(Scope scope) {
        return STYLE + Digest.of(20, scoped(scope));
    }

    static Style style(TableEntity entity) {
        String word = new RowReader(entity).text("style");
        for (Style style : Style.values()) {
            if (TemplateName.word(style).equals(word)) {
                return style;
            }
        }
        return Style.USUAL; // a newer release's
    }

    static Scope scope(RowReader row) {
        return new Scope(row.maybe("clinic").map(ClinicId::new), row.maybe("type"));
    }

    private static void scope(RowWriter row, Scope scope) {
        row.text("clinic", scope.clinic()).text("type", scope.type());
    }

    private static JsonNode encode(Step step) {
        ObjectNode node = Json.object();
        step.version().ifPresent(version -> node.put("version", version));
        node.put("by", step.by().by())
                .put("token", step.by().token())
                .put("at", step.by().at().toString());
        Json.put(node, "personalSubject", step.waivers().personalSubject());
        Json.put(node, "mailAddress", step.waivers().mailAddress());
        return node;
    }

    private static Step step(JsonNode node) {
        return new Step(
                Optional.ofNullable(node.get("version")).map(JsonNode::asInt),
                new Signature(Json.text(node, "by"), Json.text(node, "token"), Instant.parse(Json.text(node, "at"))),
                new Waivers(Json.maybe(node, "personalSubject"), Json.maybe(node, "mailAddress")));
    }
}
