package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.time.InstantSource;
import java.util.Optional;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.template.KeepTemplates;
import org.virtualvisits.core.template.KeepTemplates.Outcome;
import org.virtualvisits.core.template.PreviewTemplates;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Signature;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * HTTP doors to the texts of an organisation's own, for its administrators alone (V9). A clinic and a type in the query say
 * for whose messages a text is; without them it is for all.
 */
public final class TemplateFunctions {

    private final AdministratorDoor door;
    private final KeepTemplates keep;
    private final PreviewTemplates preview;
    private final InstantSource clock;

    /** Keeps its use cases. */
    public TemplateFunctions(
            AdministratorDoor door, KeepTemplates keep, PreviewTemplates preview, InstantSource clock) {
        this.door = door;
        this.keep = keep;
        this.preview = preview;
        this.clock = clock;
    }

    /** All of them, and the styles that were chosen. */
    @FunctionName("list-templates")
    public HttpResponseMessage list(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/templates",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered(
                "templates",
                request,
                context,
                organisation,
                (call, id) -> Answer.json(
                        TemplateJson.list(keep.all(id), keep.words(id).styles())));
    }

    /** One: as it is, a new version of it, or no longer sent. */
    @FunctionName("configure-template")
    public HttpResponseMessage one(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/templates/{language}/{kind}/{part}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("language") String language,
            @BindingName("kind") String kind,
            @BindingName("part") String part,
            ExecutionContext context) {
        return door.answered("templates", request, context, organisation, (call, id) -> {
            Slot slot = slot(call, language, kind, part);
            return switch (call.method()) {
                case "PUT" -> {
                    TemplateJson.Written written =
                            TemplateJson.written(call.body(), slot.name().part());
                    yield answer(keep.put(id, slot, written.text(), signed(call, written.by())));
                }
                case "DELETE" -> {
                    String by = call.query("by").orElse("");
                    yield answer(keep.withdraw(id, slot, signed(call, TemplateJson.name(by))));
                }
                default ->
                    Answer.json(
                            TemplateJson.shown(keep.find(id, slot).orElseThrow(() -> new Refusal(Problem.notFound()))));
            };
        });
    }

    /** Its versions. */
    @FunctionName("list-template-versions")
    public HttpResponseMessage versions(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/templates/{language}/{kind}/{part}/versions",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("language") String language,
            @BindingName("kind") String kind,
            @BindingName("part") String part,
            ExecutionContext context) {
        return door.answered("templates", request, context, organisation, (call, id) -> {
            var versions = keep.versions(id, slot(call, language, kind, part));
            if (versions.isEmpty()) {
                throw new Refusal(Problem.notFound());
            }
            return Answer.json(TemplateJson.versions(versions));
        });
    }

    /** Has a version sent from now on. */
    @FunctionName("publish-template")
    public HttpResponseMessage publish(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "organisations/{organisation}/templates/{language}/{kind}/{part}/publish",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("language") String language,
            @BindingName("kind") String kind,
            @BindingName("part") String part,
            ExecutionContext context) {
        return door.answered("templates", request, context, organisation, (call, id) -> {
            Slot slot = slot(call, language, kind, part);
            TemplateJson.Order order = TemplateJson.order(call.body());
            return answer(keep.publish(id, slot, order.version(), order.waivers(), signed(call, order.by())));
        });
    }

    /** A whole message as a made-up patient would get it. */
    @FunctionName("preview-templates")
    public HttpResponseMessage preview(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "organisations/{organisation}/templates/{language}/{kind}/preview",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("language") String language,
            @BindingName("kind") String kind,
            ExecutionContext context) {
        return door.answered("templates", request, context, organisation, (call, id) -> {
            Notice.Kind its = TemplateName.kind(kind)
                    .filter(known -> TemplateName.of(
                                    language, known, TemplateName.partsOf(known).getFirst())
                            .isPresent())
                    .orElseThrow(() -> new Refusal(Problem.notFound()));
            return preview.preview(id, scope(call), language, its, TemplateJson.texts(call.body(), its))
                    .map(parts -> Answer.json(TemplateJson.preview(parts, preview.mostParts())))
                    .orElseThrow(() -> new Refusal(unknown()));
        });
    }

    /** In which style the shipped mails come. */
    @FunctionName("configure-template-style")
    public HttpResponseMessage style(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/template-style",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("templates", request, context, organisation, (call, id) -> {
            boolean known = keep.choose(
                    id,
                    scope(call),
                    call.method().equals("PUT") ? Optional.of(TemplateJson.style(call.body())) : Optional.empty());
            if (!known) {
                throw new Refusal(unknown());
            }
            return Answer.noContent();
        });
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var template) -> Answer.json(TemplateJson.template(template));
            case Outcome.Faulty(var faults) -> throw new Refusal(TemplateJson.faulty(faults));
            case Outcome.Unknown() -> throw new Refusal(unknown());
            case Outcome.TooMany() ->
                throw new Refusal(Problem.invalid("There are " + KeepTemplates.MOST + " texts, or "
                        + KeepTemplates.MOST_VERSIONS + " versions of this one; no more are kept."));
        };
    }

    private static Problem unknown() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is nothing here",
                "There is no such text or version, or the organisation has no such clinic or appointment type.");
    }

    private Signature signed(Call call, String by) {
        return new Signature(by, door.person(call).who(), clock.instant());
    }

    private static Slot slot(Call call, String language, String kind, String part) {
        TemplateName name = TemplateName.read(language, kind, part).orElseThrow(() -> new Refusal(Problem.notFound()));
        return new Slot(scope(call), name);
    }

    private static Scope scope(Call call) {
        return TemplateJson.scope(call.query("clinic"), call.query("type"));
    }
}
