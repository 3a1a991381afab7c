package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.virtualvisits.adapters.graph.ProbeBatch.Question;
import org.virtualvisits.core.readiness.Accounts;
import org.virtualvisits.core.readiness.Probe;

/**
 * {@link Accounts} in Entra, Teams and Exchange Online, by questions that change nothing. The token's roles prove little: what
 * Exchange grants is not in them, and what Teams' access policy denies is. So each right is tried.
 */
public final class GraphAccounts implements Accounts {

    private static final String PERSON = "?$select=id,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled";

    /**
     * A meeting that nobody has made. Who may hold meetings in an account's name is told that there is none such; anybody else,
     * that no policy allows it (Graph pages "onlinemeeting-get", "cloud-communication-online-meeting-application-access-policy").
     */
    private static final String NO_MEETING = "/onlineMeetings?$filter="
            + PlainCalls.encoded(
                    "JoinWebUrl eq 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_none%40thread.v2/0'");

    /** A message that nobody has written: sending it comes to nothing, and only who may send is told why. */
    private static final String NO_MESSAGE = "/messages/AAMkAGVub25lAAA=/send";

    private final ProbeBatch batch;

    /** Keeps its client. */
    public GraphAccounts(GraphServiceClient graph, InstantSource clock) {
        this.batch = new ProbeBatch(new PlainCalls(graph, clock), clock);
    }

    @Override
    public List<Probe<Account>> accounts(List<String> names) {
        return each(names, name -> Question.get(name, PERSON), GraphAccounts::account);
    }

    @Override
    public List<Probe<List<Plan>>> plans(List<String> objectIds) {
        return each(objectIds, id -> Question.get(id, "/licenseDetails?$select=servicePlans"), GraphAccounts::plans);
    }

    @Override
    public List<Probe<Purpose>> mailboxes(List<String> names) {
        return each(names, name -> Question.get(name, "/mailboxSettings/userPurpose"), GraphAccounts::purpose);
    }

    @Override
    public List<Probe<Optional<Instant>>> meetings(List<String> objectIds) {
        return each(
                objectIds,
                id -> Question.get(id, NO_MEETING).expecting(Set.of("NotFound", "BadRequest", "InvalidArgument")),
                GraphAccounts::time);
    }

    @Override
    public List<Probe<Boolean>> readMail(List<String> mailboxes) {
        return each(mailboxes, mailbox -> Question.get(mailbox, "/messages?$top=1&$select=id"), body -> true);
    }

    @Override
    public List<Probe<Boolean>> sendMail(List<String> mailboxes) {
        return each(
                mailboxes,
                mailbox -> Question.post(mailbox, NO_MESSAGE)
                        .expecting(Set.of("ErrorItemNotFound", "ErrorInvalidIdMalformed")),
                body -> true);
    }

    private <V> List<Probe<V>> each(
            List<String> names, Function<String, Question> question, Function<JsonNode, V> read) {
        var probes = new ArrayList<Probe<V>>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<Question> questions = names.subList(from, Math.min(names.size(), from + AT_ONCE)).stream()
                    .map(question)
                    .toList();
            probes.addAll(batch.ask(questions, read));
        }
        return probes;
    }

    private static Account account(JsonNode body) {
        return new Account(
                body.path("id").asText(),
                body.path("userPrincipalName").asText(),
                body.path("accountEnabled").asBoolean(),
                body.path("userType").asText().equals("Guest"),
                body.path("onPremisesSyncEnabled").asBoolean());
    }

    private static List<Plan> plans(JsonNode body) {
        var plans = new ArrayList<Plan>();
        for (JsonNode licence : body.path("value")) {
            licence.path("servicePlans")
                    .forEach(plan -> plans.add(new Plan(
                            plan.path("servicePlanName").asText(),
                            plan.path("provisioningStatus").asText())));
        }
        return plans;
    }

    private static Purpose purpose(JsonNode body) {
        return switch (body.path("value").asText()) {
            case "user" -> Purpose.USER;
            case "linked" -> Purpose.LINKED;
            case "shared" -> Purpose.SHARED;
            case "room" -> Purpose.ROOM;
            case "equipment" -> Purpose.EQUIPMENT;
            default -> Purpose.OTHERS;
        };
    }

    /** Graph writes into each refusal when that was, in UTC but without saying so (Graph page "errors"). */
    private static Optional<Instant> time(JsonNode body) {
        try {
            return Optional.of(
                    Instant.parse(body.at("/error/innerError/date").asText().replaceFirst("Z?$", "Z")));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
