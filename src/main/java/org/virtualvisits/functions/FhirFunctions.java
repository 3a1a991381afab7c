package org.virtualvisits.functions;

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
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.RecogniseCaller.Outcome.Recognised;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.functions.fhir.Envelope;
import org.virtualvisits.functions.fhir.FhirDelivery;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Refusal;

/**
 * HTTP doors for FHIR servers' subscriptions. Accepted is 204 without a body, the one answer that HAPI takes for a
 * success on both its R4 and its R5 route; every answer is listed in docs/reference/fhir.md.
 */
public final class FhirFunctions {

    private static final String HOW_TO_SEND_JSON = "Set the subscription's payload to application/fhir+json"
            + " (Subscription.channel.payload in R4, Subscription.contentType in R5). XML is not read.";

    private final Callers callers;
    private final Receipt receipt;
    private final InstantSource clock;

    /**
     * Keeps its use cases.
     *
     * @param base where the app is reached from outside, without {@code /api}
     */
    public FhirFunctions(
            RecogniseCaller recogniseCaller,
            ReceiveAppointment receiveAppointment,
            URI base,
            InstantSource clock,
            Spans spans) {
        this.callers = new Callers(recogniseCaller);
        this.receipt = new Receipt(receiveAppointment, base, spans);
        this.clock = clock;
    }

    /** A rest-hook as HAPI sends it: the appointment at its own path. */
    @FunctionName("receive-fhir-appointment")
    public HttpResponseMessage appointment(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.PUT, HttpMethod.POST, HttpMethod.DELETE},
                            route = "fhir/Appointment/{id}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return Call.answered(request, context, call -> received(call, Optional.of(id)));
    }

    /** An appointment posted to its type, with the id in the body. */
    @FunctionName("receive-fhir-appointments")
    public HttpResponseMessage appointments(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "fhir/Appointment",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> received(call, Optional.empty()));
    }

    /** An appointment or a notification Bundle posted to the subscription's own address. */
    @FunctionName("receive-fhir-notification")
    public HttpResponseMessage notification(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "fhir",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> received(call, Optional.empty()));
    }

    private Answer received(Call call, Optional<String> id) {
        String body = call.body();
        Recognised recognised = callers.require(call, body);
        var envelope = new Envelope(
                id,
                Envelope.version(call.header("if-match")),
                recognised.delivery().map(delivery -> Digest.of(26, delivery)),
                clock.instant());
        if (call.method().equals("DELETE")) {
            return receipt.of(call, recognised.caller(), List.of(FhirDelivery.removed(envelope)));
        }
        if (call.isXml(body)) {
            throw new Refusal(Call.notJson(HOW_TO_SEND_JSON));
        }
        if (body.isBlank() && id.isEmpty()) {
            return Receipt.ignored(call, recognised.caller());
        }
        return receipt.of(call, recognised.caller(), FhirDelivery.read(Json.object(body), envelope));
    }
}
