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
import java.util.Locale;
import java.util.Optional;
import org.virtualvisits.core.credential.AcknowledgeReminder;
import org.virtualvisits.core.credential.ConfigureWatch;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.Report;
import org.virtualvisits.core.credential.ReportCredentials;
import org.virtualvisits.core.credential.WatchCredentials;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.rotation.ShowRotations;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * Doors to the credential watch: its timer, its report, the word that somebody knows, and what is watched. The
 * directory belongs to the deployment as a whole, so only the deployment's administrator says what an organisation may
 * watch of it; its own administrators read and acknowledge (V9).
 */
public final class CredentialFunctions {

    private final AdministratorDoor door;
    private final TimerRuns timers;
    private final ConfigureWatch configure;
    private final WatchCredentials watch;
    private final ReportCredentials report;
    private final ShowRotations rotations;
    private final AcknowledgeReminder acknowledge;

    /** Keeps its use cases. */
    public CredentialFunctions(
            AdministratorDoor door,
            TimerRuns timers,
            ConfigureWatch configure,
            WatchCredentials watch,
            ReportCredentials report,
            ShowRotations rotations,
            AcknowledgeReminder acknowledge) {
        this.door = door;
        this.timers = timers;
        this.configure = configure;
        this.watch = watch;
        this.report = report;
        this.rotations = rotations;
        this.acknowledge = acknowledge;
    }

    /** Does what is left of the day's work; all but a few times a day that is nothing. */
    @FunctionName("watch-credentials")
    public void watch(@TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> line(watch.run()));
    }

    private static String line(WatchCredentials.Outcome outcome) {
        String word =
                "credential watch outcome=" + outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return switch (outcome) {
            case WatchCredentials.Outcome.Done(var credentials, var sent) ->
                word + " credentials=" + credentials + " sent=" + sent;
            case WatchCredentials.Outcome.Later(var sent) -> word + " sent=" + sent;
            case WatchCredentials.Outcome.Refused(var what, var fix) -> word + " " + what + " " + fix;
            case WatchCredentials.Outcome.Idle idle -> word;
            case WatchCredentials.Outcome.Busy busy -> word;
        };
    }

    /** How an organisation's credentials stand: as JSON, CSV or HTML. */
    @FunctionName("report-credentials")
    public HttpResponseMessage report(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "credentials",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            OrganisationId organisation =
                    door.require(call, call.query("organisation").orElse(""));
            Report its = report.report(organisation, CredentialJson.states(call.query("state")))
                    .orElseThrow(() -> new Refusal(Problem.notFound()));
            call.log("credential report organisation=" + organisation + " lines="
                    + its.lines().size());
            return switch (call.query("format").orElse("json")) {
                case "json" -> Answer.json(CredentialJson.write(its, rotations.of(organisation)));
                case "csv" ->
                    Answer.text("text/csv; charset=utf-8; header=present", CredentialCsv.write(its))
                            .with("Content-Disposition", "attachment; filename=\"credentials.csv\"");
                case "html" ->
                    Answer.text("text/html; charset=utf-8", report.html(its))
                            .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
                default -> throw new Refusal(Problem.invalid("The format is json, csv or html."));
            };
        });
    }

    /** Somebody knows: the reminder that comes next is left out, the one after is not. */
    @FunctionName("acknowledge-credential")
    public HttpResponseMessage acknowledge(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "credentials/{id}/acknowledge",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            door.requireToken(call);
            CredentialJson.Word word = CredentialJson.word(Json.object(call.body()));
            OrganisationId organisation = door.require(call, word.organisation());
            Answer answer = answer(acknowledge.acknowledge(organisation, credential(id), word.by(), word.until()));
            call.log("credential acknowledged organisation=" + organisation + " credential=" + id);
            return answer;
        });
    }

    private static Answer answer(AcknowledgeReminder.Outcome outcome) {
        return switch (outcome) {
            case AcknowledgeReminder.Outcome.Silenced silenced -> Answer.json(CredentialJson.write(silenced));
            case AcknowledgeReminder.Outcome.TooSoon(var day) ->
                throw conflict("The next reminder comes on " + day
                        + ", which is after the day you gave; give that day or" + " a later one to silence it.");
            case AcknowledgeReminder.Outcome.Nothing() ->
                throw conflict("A newer credential has taken its place; there is no reminder to silence.");
            case AcknowledgeReminder.Outcome.Critical() ->
                throw conflict("Virtual Visits itself depends on this credential; its reminders cannot be silenced.");
            case AcknowledgeReminder.Outcome.Unknown() -> throw new Refusal(Problem.notFound());
        };
    }

    private static Refusal conflict(String detail) {
        return new Refusal(new Problem(HttpStatus.CONFLICT, "not-silenced", "No reminder is silenced", detail));
    }

    /** What an organisation has watched, and who is warned. */
    @FunctionName("configure-credential-watch")
    public HttpResponseMessage configure(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/credential-watch",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            OrganisationId id = door.require(call, organisation);
            if (call.method().equals("GET")) {
                return configure
                        .find(id)
                        .map(its -> Answer.json(WatchJson.write(its)))
                        .orElseThrow(() -> new Refusal(Problem.notFound()));
            }
            if (!door.isOfDeployment(call)) {
                throw new Refusal(new Problem(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Only the deployment's administrator may change this",
                        "The directory belongs to the whole deployment. Ask its administrator."));
            }
            if (call.method().equals("PUT")) {
                configure.put(WatchJson.read(Json.object(call.body()), id));
            } else {
                configure.remove(id);
            }
            call.log("credential watch method=" + call.method() + " organisation=" + id);
            return Answer.noContent();
        });
    }

    private static CredentialId credential(String text) {
        try {
            return new CredentialId(text);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Problem.notFound());
        }
    }
}
