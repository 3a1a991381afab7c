package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.retention.ErasePatient;
import org.virtualvisits.core.retention.ExportPatient;
import org.virtualvisits.core.retention.FindPatient;
import org.virtualvisits.core.retention.Section;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * HTTP doors to what a patient may ask for: all that is kept about them, and that it goes. For an organisation's
 * administrators, within their own organisation (V9). Neither log nor address ever says who it was about.
 */
public final class PrivacyFunctions {

    private final AdministratorDoor administrators;
    private final FindPatient find;
    private final ExportPatient export;
    private final ErasePatient erase;

    /** Keeps its use cases. */
    public PrivacyFunctions(
            AdministratorDoor administrators, FindPatient find, ExportPatient export, ErasePatient erase) {
        this.administrators = administrators;
        this.find = find;
        this.export = export;
        this.erase = erase;
    }

    /** All that is kept about a patient, to be saved as a file. */
    @FunctionName("export-patient")
    public HttpResponseMessage export(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "privacy/export",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Cause person = administrators.person(call);
            PrivacyRequest its = PrivacyRequest.read(call.body(), false);
            OrganisationId organisation = administrators.require(call, its.organisation());
            return switch (its.whom()) {
                case PrivacyRequest.Whom.Address(var address) -> candidates(call, organisation, address);
                case PrivacyRequest.Whom.One(var source, var subject) -> {
                    List<Section> sections = export.export(organisation, source, subject, person);
                    call.log("privacy export organisation=" + organisation + " found=" + !sections.isEmpty());
                    if (sections.isEmpty()) {
                        throw new Refusal(Problem.notFound());
                    }
                    yield Answer.json(write(organisation, sections))
                            .with("Content-Disposition", "attachment; filename=\"patient.json\"");
                }
            };
        });
    }

    /** Erases a patient. Asked again, it does what is left. */
    @FunctionName("erase-patient")
    public HttpResponseMessage erase(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "privacy/erase",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Cause person = administrators.person(call);
            PrivacyRequest its = PrivacyRequest.read(call.body(), true);
            OrganisationId organisation = administrators.require(call, its.organisation());
            return switch (its.whom()) {
                case PrivacyRequest.Whom.Address(var address) -> candidates(call, organisation, address);
                case PrivacyRequest.Whom.One(var source, var subject) -> {
                    ErasePatient.Outcome outcome =
                            erase.erase(organisation, source, subject, its.futureVisits(), person);
                    yield erased(call, organisation, outcome);
                }
            };
        });
    }

    private static Answer erased(Call call, OrganisationId organisation, ErasePatient.Outcome outcome) {
        return switch (outcome) {
            case ErasePatient.Outcome.Ahead(var appointments) ->
                throw new Refusal(new Problem(
                        HttpStatus.CONFLICT,
                        "visits-to-come",
                        "The patient has visits to come",
                        "Say \"futureVisits\": \"cancel\" or \"keep\". These appointments are still to come: "
                                + String.join(", ", appointments) + "."));
            case ErasePatient.Outcome.Done(var erased, var kept, var later) -> {
                call.log("privacy erase organisation=" + organisation + " erased=" + erased + " kept=" + kept
                        + " later=" + later);
                yield Answer.json(
                        later > 0 ? HttpStatus.ACCEPTED : HttpStatus.OK,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("erased", erased)
                                .put("kept", kept)
                                .put("later", later));
            }
        };
    }

    /** Nothing is done for an address: it may be a whole family's. */
    private Answer candidates(Call call, OrganisationId organisation, String address) {
        List<FindPatient.Candidate> candidates = find.candidates(organisation, address)
                .orElseThrow(() -> new Refusal(
                        Problem.invalid("Neither \"phone\" nor \"email\" is one; write the number with its country.")));
        call.log("privacy candidates organisation=" + organisation + " count=" + candidates.size());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("candidates");
        for (FindPatient.Candidate candidate : candidates) {
            ArrayNode appointments = list.addObject()
                    .put("source", candidate.source().value())
                    .put("subject", candidate.subject())
                    .put("visits", candidate.visits())
                    .putArray("appointments");
            candidate.appointments().forEach(appointments::add);
        }
        return Answer.json(node);
    }

    private static ObjectNode write(OrganisationId organisation, List<Section> sections) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("organisation", organisation.value());
        for (Section section : sections) {
            ArrayNode rows = node.putArray(section.name());
            section.rows().forEach(row -> {
                ObjectNode one = rows.addObject();
                row.forEach(one::put);
            });
        }
        return node;
    }
}
