package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.feed.Conditions;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.RecogniseCaller.Outcome.Recognised;
import org.virtualvisits.core.organisation.TellRegion;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ShowAudit;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** HTTP doors for systems that speak plain JSON instead of FHIR, and for looking at a visit. */
public final class VisitFunctions {

    /** Printable, and neither a slash nor an escape of one: what survives every path on the way. */
    private static final Pattern APPOINTMENT_ID = Pattern.compile("[A-Za-z0-9._~:@|=+,-]{1,128}");

    private final Callers callers;
    private final Receipt receipt;
    private final FindVisit findVisit;
    private final Conditions conditions;
    private final ShowAudit showAudit;
    private final TellRegion tellRegion;
    private final Phones phones;
    private final InstantSource clock;

    /**
     * Keeps its use cases.
     *
     * @param base where the app is reached from outside, without {@code /api}
     */
    public VisitFunctions(
            RecogniseCaller recogniseCaller,
            ReceiveAppointment receiveAppointment,
            FindVisit findVisit,
            Conditions conditions,
            ShowAudit showAudit,
            TellRegion tellRegion,
            Phones phones,
            URI base,
            InstantSource clock,
            Spans spans) {
        this.callers = new Callers(recogniseCaller);
        this.receipt = new Receipt(receiveAppointment, base, spans);
        this.findVisit = findVisit;
        this.conditions = conditions;
        this.showAudit = showAudit;
        this.tellRegion = tellRegion;
        this.phones = phones;
        this.clock = clock;
    }

    /** The appointment is like this, or differs in this, or is gone. */
    @FunctionName("change-visit")
    public HttpResponseMessage change(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE},
                            route = "visits/{source}/{appointmentId}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("source") String source,
            @BindingName("appointmentId") String appointmentId,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            String body = call.body();
            Recognised recognised = callers.requireOwner(call, body, source);
            if (!APPOINTMENT_ID.matcher(appointmentId).matches()) {
                throw new Refusal(Problem.invalid(
                        "The appointment id in the path must be 1 to 128 of A-Z, a-z, 0-9 and ._~:@|=+,-"));
            }
            AppointmentChange change = change(call, recognised, appointmentId, body);
            return receipt.of(call, recognised.caller(), List.of(change));
        });
    }

    /** What is wanted of a visit, what exists, who was told, and what needs a person. */
    @FunctionName("show-visit")
    public HttpResponseMessage show(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "visits/{visitId}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("visitId") String visitId,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Recognised recognised = callers.require(call, call.body());
            return shown(visitId(visitId).flatMap(id -> findVisit.byId(recognised.caller(), id)));
        });
    }

    /** What was done about a visit, oldest first. */
    @FunctionName("show-audit")
    public HttpResponseMessage audit(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "visits/{visitId}/audit",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("visitId") String visitId,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Recognised recognised = callers.require(call, call.body());
            Optional<String> after = call.query("after");
            return visitId(visitId)
                    .flatMap(id -> page(recognised.caller(), id, after))
                    .map(AuditJson::of)
                    .map(Answer::json)
                    .orElseThrow(() -> new Refusal(Problem.notFound()));
        });
    }

    /** The visit of an appointment. */
    @FunctionName("find-visit")
    public HttpResponseMessage find(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "visits",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Optional<String> source = call.query("source");
            Caller caller = source.map(its -> callers.requireOwner(call, call.body(), its))
                    .orElseGet(() -> callers.require(call, call.body()))
                    .caller();
            String appointment = call.query("appointment")
                    .filter(id -> APPOINTMENT_ID.matcher(id).matches())
                    .orElseThrow(() -> new Refusal(
                            Problem.invalid("Name the appointment by its id: /api/visits?appointment={id}.")));
            return shown(findVisit.ofAppointment(caller, appointment));
        });
    }

    private AppointmentChange change(Call call, Recognised recognised, String appointmentId, String body) {
        Optional<String> delivery = recognised.delivery().map(id -> Digest.of(26, id));
        if (call.method().equals("DELETE")) {
            var version = Version.unmarked(clock.instant());
            return new AppointmentChange(appointmentId, version, delivery, new Content.Removed());
        }
        if (call.header("content-type")
                .filter(type -> type.contains("json-patch"))
                .isPresent()) {
            throw new Refusal(Call.notJson("Send the fields that change as application/merge-patch+json (RFC 7396)."));
        }
        if (call.isXml(body)) {
            throw new Refusal(Call.notJson("Send JSON as application/json. XML is not read."));
        }
        ObjectNode document = Json.object(body);
        VisitJson.Region region = clinic -> tellRegion.of(recognised.caller(), clinic);
        boolean whole = call.method().equals("PUT");
        VisitJson visit = whole ? VisitJson.whole(document, phones, region) : VisitJson.part(document, phones, region);
        Content content = whole ? new Content.State(visit::wanted) : new Content.Part(visit::applied);
        return new AppointmentChange(appointmentId, visit.versionAt(clock.instant()), delivery, content);
    }

    private Optional<Visits.AuditPage> page(Caller caller, VisitId id, Optional<String> after) {
        try {
            return showAudit.page(caller, id, after);
        } catch (IllegalArgumentException notACursor) {
            throw new Refusal(Problem.invalid("Go on where a page said: ?after= takes what it gave as \"next\"."));
        }
    }

    private Answer shown(Optional<FindVisit.Shown> shown) {
        return shown.map(its -> ShownJson.of(its, conditions.of(its.visit())))
                .map(Answer::json)
                .orElseThrow(() -> new Refusal(Problem.notFound()));
    }

    private static Optional<VisitId> visitId(String text) {
        try {
            return Optional.of(new VisitId(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
