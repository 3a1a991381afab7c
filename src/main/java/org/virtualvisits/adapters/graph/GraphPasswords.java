package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.Passwords;
import org.virtualvisits.core.rotation.SecretText;

/**
 * {@link Passwords} in Entra (Graph pages "application-addpassword", "application-removepassword"). With
 * Application.ReadWrite.OwnedBy, so that nothing can be added to an application of which this one is no owner.
 */
public final class GraphPasswords implements Passwords {

    private final PlainCalls calls;
    private final String appId;

    /**
     * Keeps its client.
     *
     * @param appId the application (client) id that Graph knows us by; shown to staff in what they must grant
     */
    public GraphPasswords(GraphServiceClient graph, String appId, InstantSource clock) {
        this.calls = new PlainCalls(graph, clock);
        this.appId = appId;
    }

    @Override
    public Answer<Optional<List<Password>>> list(String objectId) {
        try {
            JsonNode application = calls.get(path(objectId), Map.of("$select", "id,passwordCredentials"));
            return new Answer.Done<>(Optional.of(application
                    .path("passwordCredentials")
                    .valueStream()
                    .map(one -> new Password(
                            one.path("keyId").asText(),
                            Optional.ofNullable(one.path("displayName").textValue())))
                    .toList()));
        } catch (GraphFailure failure) {
            return failure.is(404) ? new Answer.Done<>(Optional.empty()) : failed(failure);
        }
    }

    @Override
    public Answer<Added> add(String objectId, String mark, Instant ends) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("passwordCredential")
                .put("displayName", mark)
                .put("endDateTime", ends.truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            JsonNode added = calls.post(path(objectId) + "/addPassword", body);
            String keyId = added.path("keyId").asText();
            String text = added.path("secretText").asText();
            // Without either it may have been added all the same; it is found again by its mark.
            return keyId.isEmpty() || text.isEmpty()
                    ? new Answer.Later<>(Duration.ZERO)
                    : new Answer.Done<>(new Added(keyId, new SecretText(text)));
        } catch (GraphFailure failure) {
            return failed(failure);
        }
    }

    @Override
    public Answer<Boolean> remove(String objectId, String keyId) {
        try {
            calls.act(
                    path(objectId) + "/removePassword",
                    JsonNodeFactory.instance.objectNode().put("keyId", keyId));
            return new Answer.Done<>(true);
        } catch (GraphFailure failure) {
            // Graph says 400 of a secret that is not there, as it does of much else.
            return failure.is(400) || failure.is(404) ? unlessThere(objectId, keyId, failure) : failed(failure);
        }
    }

    private Answer<Boolean> unlessThere(String objectId, String keyId, GraphFailure failure) {
        return switch (list(objectId)) {
            case Answer.Done<Optional<List<Password>>>(var found) ->
                found.stream().flatMap(List::stream).anyMatch(one -> one.keyId().equals(keyId))
                        ? failed(failure)
                        : new Answer.Done<>(false);
            case Answer.Later<Optional<List<Password>>>(var after) -> new Answer.Later<>(after);
            case Answer.Refused<Optional<List<Password>>>(var what, var fix) -> new Answer.Refused<>(what, fix);
        };
    }

    private static String path(String objectId) {
        return "/applications/" + PlainCalls.encoded(objectId);
    }

    private <T> Answer<T> failed(GraphFailure failure) {
        return failure.isLasting()
                ? new Answer.Refused<>(
                        "Microsoft Graph does not let this application change the secrets of that one ("
                                + failure.words() + ").",
                        "Grant the application permission Application.ReadWrite.OwnedBy to " + appId
                                + ", consent to it as an administrator, and make its service principal an owner of the"
                                + " application (docs/howto/rotate-secrets.md).")
                : new Answer.Later<>(failure.pause());
    }
}
