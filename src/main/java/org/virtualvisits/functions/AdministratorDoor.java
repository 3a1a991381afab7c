package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Optional;
import java.util.function.BiFunction;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.organisation.RecogniseAdministrator;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * What every administrators' route asks first. Who does not administer an organisation gets one and the same answer,
 * whether it exists, does not exist, or could not exist by its name (V9).
 */
public final class AdministratorDoor {

    private final RecogniseAdministrator administrators;
    private final Turnstile turnstile;

    /**
     * Keeps its use case.
     *
     * @param turnstile how often administrators of an organisation, and those of the deployment, may call
     */
    public AdministratorDoor(RecogniseAdministrator administrators, Turnstile turnstile) {
        this.administrators = administrators;
        this.turnstile = turnstile;
    }

    /**
     * Answers a call about one organisation, and logs it once it is answered.
     *
     * @param subject what the route is about, for the log
     */
    HttpResponseMessage answered(
            String subject,
            HttpRequestMessage<Optional<String>> request,
            ExecutionContext context,
            String organisation,
            BiFunction<Call, OrganisationId, Answer> handler) {
        return Call.answered(request, context, call -> {
            OrganisationId id = require(call, organisation);
            Answer answer = handler.apply(call, id);
            call.log(subject + " method=" + call.method() + " organisation=" + id);
            return answer;
        });
    }

    /**
     * The organisation of this name, if the caller administers it.
     *
     * @throws Refusal 401 otherwise
     */
    OrganisationId require(Call call, String organisation) {
        OrganisationId id;
        try {
            id = new OrganisationId(organisation);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Problem.unauthorised());
        }
        require(call, id);
        return id;
    }

    /**
     * Lets pass who administers the organisation.
     *
     * @throws Refusal 401 otherwise; 429 if they call too often
     */
    void require(Call call, OrganisationId organisation) {
        if (!administrators.mayChange(call.header("authorization"), organisation)) {
            throw new Refusal(Problem.unauthorised());
        }
        turnstile.refusal(organisation.value()).ifPresent(wait -> {
            throw new Refusal(Problem.tooOften(wait));
        });
    }

    /**
     * Lets pass who administers the deployment.
     *
     * @throws Refusal 401 otherwise
     */
    void requireDeployment(Call call) {
        if (!isOfDeployment(call)) {
            throw new Refusal(Problem.unauthorised());
        }
    }

    /** Whether the caller administers the deployment. */
    boolean isOfDeployment(Call call) {
        return administrators.isOfDeployment(call.header("authorization"));
    }

    /**
     * Where only the body says which organisation is meant: who brings no token is not told what a body should be.
     *
     * @throws Refusal 401 if the caller brought none
     */
    void requireToken(Call call) {
        person(call);
    }

    /**
     * Who acts, for audits.
     *
     * @throws Refusal 401 if the caller brought no token
     */
    Cause person(Call call) {
        String name = administrators
                .name(call.header("authorization"))
                .orElseThrow(() -> new Refusal(Problem.unauthorised()));
        return Cause.ofPerson(name, call.correlation());
    }
}
