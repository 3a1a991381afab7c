package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.sandbox.host.LocalContext;
import org.virtualvisits.sandbox.host.LocalRequest;
import org.virtualvisits.sandbox.host.LocalResponse;

/** Knocks at the doors as a browser does. */
record JoinDoor(JoinFunctions functions, LocalContext context) {

    JoinDoor(JoinFunctions functions) {
        this(functions, LocalContext.of("join"));
    }

    LocalResponse get(String token, String query) {
        return send(HttpMethod.GET, token, query);
    }

    LocalResponse get() {
        return get(JoinScene.TOKEN, "");
    }

    LocalResponse get(String language) {
        return get(JoinScene.TOKEN, "?lang=" + language);
    }

    LocalResponse head() {
        return send(HttpMethod.HEAD, JoinScene.TOKEN, "");
    }

    LocalResponse post(String token, String query) {
        return send(HttpMethod.POST, token, query);
    }

    LocalResponse post() {
        return post(JoinScene.TOKEN, "");
    }

    static String body(LocalResponse response) {
        return Optional.ofNullable(response.getBody()).map(Object::toString).orElse("");
    }

    LocalResponse send(HttpMethod method, String token, String query) {
        @Nullable String body = method == HttpMethod.POST ? "" : null;
        LocalRequest<Optional<String>> request =
                LocalRequest.of(method, URI.create("https://visits.example.org/api/join/x" + query), Map.of(), body);
        return (LocalResponse)
                (method == HttpMethod.POST
                        ? functions.enter(request, token, context)
                        : functions.look(request, token, context));
    }
}
