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
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.Optional;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.rotation.RotateCredentials;
import org.virtualvisits.core.rotation.StartRotation;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** The timer that rotates secrets, and the door at which administrators ask for it. */
public final class RotationFunctions {

    private final AdministratorDoor door;
    private final TimerRuns timers;
    private final StartRotation start;
    private final RotateCredentials rotate;

    /** Keeps its use cases. */
    public RotationFunctions(AdministratorDoor door, TimerRuns timers, StartRotation start, RotateCredentials rotate) {
        this.door = door;
        this.timers = timers;
        this.start = start;
        this.rotate = rotate;
    }

    /** Brings every rotation on; all but a few times a year that is nothing. */
    @FunctionName("rotate-credentials")
    public void rotate(
            @TimerTrigger(name = "timer", schedule = "30 * * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "rotations worked=" + rotate.run());
    }

    /** Begins the rotation of a secret, or says what would be done. */
    @FunctionName("rotate-credential")
    public HttpResponseMessage ask(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "credentials/{id}/rotate",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            OrganisationId organisation =
                    door.require(call, call.query("organisation").orElse(""));
            boolean dryRun = dryRun(call);
            StartRotation.Outcome outcome = start.ask(organisation, credential(id), dryRun);
            call.log("credential rotation organisation=" + organisation + " credential=" + id + " dry-run=" + dryRun
                    + " outcome=" + outcome.getClass().getSimpleName());
            return answer(outcome);
        });
    }

    private static boolean dryRun(Call call) {
        return switch (call.query("dryRun").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal(Problem.invalid("dryRun is true or false."));
        };
    }

    private static Answer answer(StartRotation.Outcome outcome) {
        return switch (outcome) {
            case StartRotation.Outcome.Begun(var rotation) ->
                Answer.json(HttpStatus.ACCEPTED, RotationJson.write(rotation));
            case StartRotation.Outcome.Would(var rotation, var problems) ->
                Answer.json(RotationJson.write(rotation, problems));
            case StartRotation.Outcome.UnderWay(var rotation) ->
                Answer.json(HttpStatus.ACCEPTED, RotationJson.write(rotation));
            case StartRotation.Outcome.Barred(var why) ->
                throw new Refusal(
                        new Problem(HttpStatus.CONFLICT, "not-rotated", "This credential is not rotated", why));
            case StartRotation.Outcome.Unknown() -> throw new Refusal(Problem.notFound());
        };
    }

    private static CredentialId credential(String text) {
        try {
            return new CredentialId(text);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Problem.notFound());
        }
    }
}
