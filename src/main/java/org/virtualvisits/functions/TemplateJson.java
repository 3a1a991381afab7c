package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.template.Fault;
import org.virtualvisits.core.template.KeepTemplates;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.PreviewTemplates;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Signature;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.core.template.Waivers;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;
import org.virtualvisits.functions.wire.Violations;

/** Templates in JSON, both ways; documented in docs/howto/own-templates.md. */
final class TemplateJson {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 200;

    /** Line ends and tabs are text; other control characters, half characters and characters of nobody's are not. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|\\p{Cs}|\\p{Co}");

    private TemplateJson() {}

    /** A text that is to be kept. */
    record Written(String text, String by) {}

    /** That a version is to be published. */
    record Order(Optional<Integer> version, Waivers waivers, String by) {}

    static Written written(String body, Part part) {
        var violations = new Violations();
        ObjectNode object = Json.object(body);
        String text = text(object, "text", part, violations).orElse("");
        object.remove("text");
        Fields fields = Fields.of(object, violations);
        String by = fields.requiredText("by", LONGEST_NAME);
        fields.end();
        violations.refuseIfAny();
        return new Written(text, by);
    }

    static Order order(String body) {
        var violations = new Violations();
        Fields fields = Fields.of(Json.object(body), violations);
        var order = new Order(
                fields.number("version", 1, KeepTemplates.MOST_VERSIONS).map(Long::intValue),
                new Waivers(
                        fields.text("allowPersonalSubject", LONGEST_REASON),
                        fields.text("allowMailAddress", LONGEST_REASON)),
                fields.requiredText("by", LONGEST_NAME));
        fields.end();
        violations.refuseIfAny();
        return order;
    }

    /** Texts by their parts. */
    static Map<Part, String> texts(String body, Notice.Kind kind) {
        var violations = new Violations();
        var texts = new EnumMap<Part, String>(Part.class);
        Fields fields = Fields.of(Json.object(body), violations);
        fields.object("texts");
        fields.end();
        JsonNode written = Json.object(body).path("texts");
        written.fieldNames()
                .forEachRemaining(name -> TemplateName.read("en", TemplateName.word(kind), name)
                        .ifPresentOrElse(
                                its -> text((ObjectNode) written, name, its.part(), violations)
                                        .ifPresent(text -> texts.put(its.part(), text)),
                                () -> violations.add(
                                        "/texts", "holds a part that this kind of message does not have")));
        violations.refuseIfAny();
        return texts;
    }

    static Style style(String body) {
        var violations = new Violations();
        Fields fields = Fields.of(Json.object(body), violations);
        Style style = fields.required(
                "style",
                20,
                word -> List.of(Style.values()).stream()
                        .filter(one -> TemplateName.word(one).equals(word))
                        .findFirst(),
                "must be usual, large-print or plain",
                Style.USUAL);
        fields.end();
        violations.refuseIfAny();
        return style;
    }

    static Scope scope(Optional<String> clinic, Optional<String> type) {
        try {
            return new Scope(clinic.map(ClinicId::new), type.filter(its -> its.length() <= 300));
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Problem.invalid("?clinic= takes a clinic's id."));
        }
    }

    /** A person's name in a query. */
    static String name(String by) {
        if (by.length() > LONGEST_NAME || UNPRINTABLE.matcher(by).find()) {
            throw new Refusal(Problem.invalid("?by= takes the name of who does this."));
        }
        return by;
    }

    static ObjectNode list(List<OwnTemplate> templates, Map<Scope, Style> styles) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("templates");
        templates.forEach(template -> list.add(template(template)));
        ArrayNode chosen = node.putArray("styles");
        styles.forEach((scope, style) -> {
            ObjectNode one = chosen.addObject();
            put(one, scope);
            one.put("style", TemplateName.word(style));
        });
        return node;
    }

    static ObjectNode template(OwnTemplate template) {
        TemplateName name = template.slot().name();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("language", name.language())
                .put("kind", TemplateName.word(name.kind()))
                .put("part", TemplateName.word(name.part()));
        put(node, template.slot().scope());
        node.put("latest", template.latest());
        template.published().ifPresent(published -> node.put("published", published.version()));
        ArrayNode history = node.putArray("history");
        template.history().forEach(step -> put(history.addObject(), step));
        return node;
    }

    static ObjectNode shown(KeepTemplates.Shown shown) {
        ObjectNode node = template(shown.template()).put("text", shown.latest().text());
        put(node, shown.latest().written());
        shown.template().published().ifPresent(published -> node.put("publishedText", published.text()));
        return node;
    }

    static ObjectNode versions(List<OwnTemplate.Version> versions) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("versions");
        versions.forEach(version -> {
            ObjectNode one = list.addObject().put("version", version.number()).put("text", version.text());
            put(one, version.written());
        });
        return node;
    }

    static ObjectNode preview(List<PreviewTemplates.Shown> parts, int mostParts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("parts");
        for (PreviewTemplates.Shown part : parts) {
            ObjectNode one =
                    list.addObject().put("part", TemplateName.word(part.part())).put("source", part.source());
            part.filled().ifPresent(text -> one.put("filled", text));
            part.size().ifPresent(size -> put(one.putObject("sms"), size, mostParts));
            ArrayNode errors = one.putArray("errors");
            part.faults().forEach(fault -> put(errors.addObject(), fault));
        }
        return node;
    }

    /** Every reason at once. */
    static Problem faulty(List<Fault> faults) {
        var errors = new ArrayList<Problem.Violation>();
        faults.forEach(fault -> errors.add(new Problem.Violation(
                "/text", (fault.line() == 0 ? "" : "line " + fault.line() + ": ") + fault.reason() + waiver(fault))));
        return new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "unpublishable",
                "This text must not be sent to patients",
                "Mend what the errors say, write the text again, and publish it; what was published before is still sent.",
                errors);
    }

    private static String waiver(Fault fault) {
        return switch (fault.kind()) {
            case LASTING -> "";
            case PERSONAL_SUBJECT -> "; if it must be, say why in allowPersonalSubject";
            case MAIL_ADDRESS -> "; if it is no member of staff's, say why it stands here in allowMailAddress";
        };
    }

    private static Optional<String> text(ObjectNode object, String field, Part part, Violations violations) {
        JsonNode node = object.path(field);
        int longest = longest(part);
        if (node.isTextual() && !node.textValue().isBlank() && node.textValue().length() <= longest) {
            if (!UNPRINTABLE.matcher(node.textValue()).find()) {
                return Optional.of(node.textValue().replace("\r\n", "\n"));
            }
            violations.add("/" + field, "holds characters that cannot be printed");
        } else {
            violations.add("/" + field, "must be text of 1 to " + longest + " characters");
        }
        return Optional.empty();
    }

    /** What is written, not what comes out; far more than can be published. */
    private static int longest(Part part) {
        return switch (part) {
            case SMS -> 2_000;
            case SUBJECT, INVITE_SUMMARY -> 500;
            case TEXT -> 20_000;
            case HTML -> 40_000;
            case INVITE_DESCRIPTION -> 3_000;
        };
    }

    private static void put(ObjectNode node, Scope scope) {
        scope.clinic().ifPresent(clinic -> node.put("clinic", clinic.value()));
        scope.type().ifPresent(type -> node.put("type", type));
    }

    private static void put(ObjectNode node, Signature by) {
        node.put("by", by.by()).put("token", by.token()).put("at", by.at().toString());
    }

    private static void put(ObjectNode node, OwnTemplate.Step step) {
        node.put("act", step.version().isPresent() ? "published" : "withdrawn");
        step.version().ifPresent(version -> node.put("version", version));
        put(node, step.by());
        step.waivers().personalSubject().ifPresent(reason -> node.put("allowPersonalSubject", reason));
        step.waivers().mailAddress().ifPresent(reason -> node.put("allowMailAddress", reason));
    }

    private static void put(ObjectNode node, SmsText.Size size, int mostParts) {
        node.put("encoding", size.alphabet() == SmsText.Alphabet.GSM_7 ? "GSM-7" : "UCS-2")
                .put("units", size.units())
                .put("parts", size.parts())
                .put("mostParts", mostParts);
    }

    private static void put(ObjectNode node, Fault fault) {
        if (fault.line() > 0) {
            node.put("line", fault.line());
        }
        node.put("detail", fault.reason() + waiver(fault));
    }
}
