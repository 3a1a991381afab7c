package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterTest {

    private final Router router = new Router(
            "api",
            List.of(
                    route("any", "visits/{id}", "GET"),
                    route("mine", "visits/mine", "GET"),
                    route("cancel", "visits/{id}", "DELETE"),
                    route("notes", "visits/{id}/notes/{note}", "GET"),
                    route("feed", "visits/{token}.ics", "GET"),
                    route("all", "hooks", "")));

    @ParameterizedTest(name = "{0} {1} is for {2}")
    @CsvSource({
        "GET,    /api/visits/7,            any",
        "GET,    /API/Visits/7/,           any",
        "GET,    /api/visits/mine,         mine",
        "GET,    /api/visits/MINE,         mine",
        "GET,    /api/visits/a.ics,        feed",
        "DELETE, /api/visits/mine,         cancel",
        "GET,    /api/visits/7/notes/2,    notes",
        "PATCH,  /api/hooks,               all",
        "HEAD,   /api/visits/7,            ",
        "POST,   /api/visits/7,            ",
        "GET,    /api/visits,              ",
        "GET,    /api/visits/7/notes,      ",
        "GET,    /api/visits//notes/2,     ",
        "GET,    /visits/7,                ",
        "GET,    /,                        ",
    })
    void theMostLiteralRouteForTheMethodAnswers(String method, String path, String function) {
        assertThat(router.match(method, path).map(match -> match.route().function()))
                .isEqualTo(Optional.ofNullable(function));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({"a%20b, a b", "a%2Fb, a%2Fb", "a%2fb, a%2fb", "a+b, a+b", "%C3%A9, é", "100%25, 100%"})
    void aParameterIsDecodedButForItsSlashes(String segment, String value) {
        assertThat(router.match("GET", "/api/visits/" + segment))
                .map(Router.Match::parameters)
                .contains(Map.of("id", value));
    }

    @Test
    void aParameterInsideASegmentIsCutOut() {
        assertThat(router.match("GET", "/api/visits/a.b.ics"))
                .map(Router.Match::parameters)
                .contains(Map.of("token", "a.b"));
    }

    @Test
    void routesThatNoRequestCouldTellApartAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Router("", List.of(route("a", "x/{id}", "GET"), route("b", "X/{name}", "GET"))))
                .withMessageContaining("same route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/{id:int}", "x/{id?}", "x/{*rest}", "x/{id=3}", "x/{"})
    void routeSyntaxThatIsNotServedIsRefusedAtStart(String template) {
        assertThatIllegalStateException().isThrownBy(() -> route("a", template, "GET"));
    }

    private static Route route(String function, String template, String method) {
        Set<String> methods = method.isEmpty() ? Set.of() : Set.of(method);
        return Route.of(function, new Trigger.Http(template, methods, AuthorizationLevel.ANONYMOUS));
    }
}
