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
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * HTTP doors to an organisation's configuration, for its administrators alone (S1.19). To anybody else every
 * organisation looks alike, existing or not (V9).
 */
public final class ConfigurationFunctions {

    private final AdministratorDoor door;
    private final ConfigureOrganisation configure;
    private final ConfigurationItems<Clinic> clinics;
    private final ConfigurationItems<AppointmentType> types;
    private final ConfigurationItems<Clinician> clinicians;
    private final ConfigurationItems<Source> sources;

    /** Keeps its use cases. */
    public ConfigurationFunctions(AdministratorDoor door, ConfigureOrganisation configure) {
        this.door = door;
        this.configure = configure;
        this.clinics = ConfigurationItems.clinics(configure);
        this.types = ConfigurationItems.types(configure);
        this.clinicians = ConfigurationItems.clinicians(configure);
        this.sources = ConfigurationItems.sources(configure);
    }

    /** Name and administrators. Only the deployment's administrator can make one that is new. */
    @FunctionName("configure-organisation")
    public HttpResponseMessage organisation(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT},
                            route = "organisations/{organisation}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> {
            if (call.method().equals("GET")) {
                return Answer.json(ConfigurationJson.row(found(id)));
            }
            configure.put(ConfigurationJson.row(Json.object(call.body()), id));
            return Answer.noContent();
        });
    }

    /** Everything at once: what is not in the document is removed. */
    @FunctionName("configure-everything")
    public HttpResponseMessage everything(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT},
                            route = "organisations/{organisation}/configuration",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> {
            if (call.method().equals("GET")) {
                return Answer.json(ConfigurationJson.write(found(id)));
            }
            Organisation next = ConfigurationJson.whole(Json.object(call.body()), Optional.of(id));
            return ConfigurationItems.answer(configure.replace(next));
        });
    }

    /** Its clinics. */
    @FunctionName("list-clinics")
    public HttpResponseMessage clinics(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/clinics",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> clinics.all(found(id)));
    }

    /** One clinic. */
    @FunctionName("configure-clinic")
    public HttpResponseMessage clinic(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/clinics/{id}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("id") String id,
            ExecutionContext context) {
        return door.answered(
                "configuration", request, context, organisation, (call, its) -> item(call, its, clinics, id));
    }

    /** Its appointment types. */
    @FunctionName("list-appointment-types")
    public HttpResponseMessage appointmentTypes(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/appointment-types",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> types.all(found(id)));
    }

    /** One appointment type; a code that belongs to a system is named with {@code ?system=}, which may hold slashes. */
    @FunctionName("configure-appointment-type")
    public HttpResponseMessage appointmentType(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/appointment-types/{code}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("code") String code,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> {
            String key = call.query("system").map(system -> system + "|" + code).orElse(code);
            return item(call, id, types, key);
        });
    }

    /** Its clinicians. */
    @FunctionName("list-clinicians")
    public HttpResponseMessage clinicians(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/clinicians",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> clinicians.all(found(id)));
    }

    /** One clinician. */
    @FunctionName("configure-clinician")
    public HttpResponseMessage clinician(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/clinicians/{id}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("id") String id,
            ExecutionContext context) {
        return door.answered(
                "configuration", request, context, organisation, (call, its) -> item(call, its, clinicians, id));
    }

    /** Its sources. */
    @FunctionName("list-sources")
    public HttpResponseMessage sources(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/sources",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("configuration", request, context, organisation, (call, id) -> sources.all(found(id)));
    }

    /** One source. */
    @FunctionName("configure-source")
    public HttpResponseMessage source(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/sources/{id}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("id") String id,
            ExecutionContext context) {
        return door.answered(
                "configuration", request, context, organisation, (call, its) -> item(call, its, sources, id));
    }

    private <T> Answer item(Call call, OrganisationId id, ConfigurationItems<T> items, String key) {
        Organisation organisation = found(id);
        return switch (call.method()) {
            case "PUT" -> items.put(id, key, call.body());
            case "DELETE" -> items.removed(id, key);
            default -> items.one(organisation, key);
        };
    }

    private Organisation found(OrganisationId id) {
        return configure.find(id).orElseThrow(() -> new Refusal(Problem.notFound()));
    }

    static Problem taken(SourceId source) {
        return new Problem(
                HttpStatus.CONFLICT,
                "taken",
                "The source belongs to somebody else",
                "The id of source " + source + ", or one of its tokens, is in use by another source. Choose another.");
    }
}
