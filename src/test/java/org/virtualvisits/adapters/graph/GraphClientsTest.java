package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.adapters.graph.GraphClients.Endpoint;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.Directory.Answer;

final class GraphClientsTest {

    private static final String USER = "{\"id\":\"11111111-1111-4111-8111-111111111111\",\"accountEnabled\":true}";
    private static final String SCOPE = "https://graph.microsoft.com/.default";

    private final List<GraphExchange> exchanges = new CopyOnWriteArrayList<>();

    @Test
    void everyRequestHasATokenANameOfItsOwnAndAsksForAllEnumValues() {
        try (var wire = new Wire(request -> Wire.Answer.json(200, USER))) {
            var directory = directory(wire);
            directory.find("rowan@example.nhs.uk");
            directory.find("sam@example.nhs.uk");

            assertThat(wire.requests()).extracting(GraphClientsTest::name).doesNotHaveDuplicates();
            assertThat(wire.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.headers().get("Authorization")).containsExactly("Bearer token");
                assertThat(request.headers().get("Prefer")).containsExactly("include-unknown-enum-members");
            });
        }
    }

    @Test
    void whatACallPrefersIsKeptBesideIt() {
        try (var wire = new Wire(request -> Wire.Answer.json(201, "{\"id\":\"d1\",\"isDraft\":true}"))) {
            var mail = new GraphMail(
                    client(wire), InviteForm.ATTACHED, SimulatedGraph.APP, new SteppingClock(Duration.ZERO));

            assertThat(mail.send(Letters.invitation(), false)).isInstanceOf(Delivery.Accepted.class);
            assertThat(wire.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.headers().get("Prefer"))
                            .containsExactly("IdType=\"ImmutableId\", include-unknown-enum-members"));
        }
    }

    @Test
    void theLogHasStatusAndBothIdsAndNoAddress() {
        try (var wire = new Wire(request -> Wire.Answer.json(200, USER).with("request-id", "abc"))) {
            directory(wire).find("rowan@example.nhs.uk");

            assertThat(exchanges)
                    .containsExactly(new GraphExchange(
                            "GET", 200, "abc", name(wire.requests().getFirst())));
            assertThat(exchanges.toString()).doesNotContain("rowan");
        }
    }

    @Test
    void aRequestWithoutAnAnswerIsLoggedToo() {
        URI nobody;
        try (var wire = new Wire(request -> Wire.Answer.json(200, USER))) {
            nobody = wire.baseUrl();
        }

        assertThat(new GraphDirectory(client(nobody), SimulatedGraph.APP, new SteppingClock(Duration.ZERO))
                        .find("r@example.nhs.uk"))
                .isInstanceOf(Answer.Later.class);
        assertThat(exchanges).extracting(GraphExchange::status).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void noTokenAndNoBodyFollowARedirect(int status) {
        try (var elsewhere = new Wire(request -> Wire.Answer.json(200, USER));
                var wire = new Wire(
                        request -> Wire.Answer.json(status, "").with("Location", elsewhere.baseUrl() + "/users/x"))) {

            assertThat(directory(wire).find("rowan@example.nhs.uk")).isInstanceOf(Answer.Later.class);
            assertThat(wire.requests()).hasSize(1);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "408, 0, UNSURE",
        "429, 0, THROTTLED",
        "429, 1, THROTTLED",
        "503, 0, UNANSWERED",
        "503, 00, UNANSWERED",
        "503, 1, UNANSWERED",
        "504, 1, UNANSWERED"
    })
    void nothingIsEverRepeatedByTheClientItself(int status, String pause, Hindrance why) {
        try (var wire =
                new Wire(request -> Wire.Answer.json(status, "{\"error\":{}}").with("Retry-After", pause))) {

            assertThat(directory(wire).find("rowan@example.nhs.uk"))
                    .isEqualTo(new Answer.Later(Duration.ofSeconds(1), why));
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.example.org/v1.0",
                "http://10.0.0.1/v1.0",
                "ftp://127.0.0.1/v1.0",
                "//127.0.0.1/v1.0",
                "mailto:x"
            })
    void aTokenNeverTravelsInTheClear(String address) {
        assertThatThrownBy(() -> new Endpoint(URI.create(address), SCOPE)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.us/v1.0",
                "http://127.0.0.1:80/v1.0",
                "http://localhost/v1.0",
                "http://[::1]:1/v1.0"
            })
    void nationalCloudsAndThisMachineAreReached(String address) {
        assertThat(new Endpoint(URI.create(address), SCOPE).baseUrl()).hasToString(address);
    }

    private GraphDirectory directory(Wire wire) {
        return new GraphDirectory(client(wire), SimulatedGraph.APP, new SteppingClock(Duration.ZERO));
    }

    private GraphServiceClient client(Wire wire) {
        return client(wire.baseUrl());
    }

    private GraphServiceClient client(URI baseUrl) {
        return GraphClients.connect(
                new Endpoint(baseUrl, SCOPE),
                SimulatedGraph.credential(),
                Duration.ofSeconds(20),
                SimulatedGraph.ids(),
                exchanges::add);
    }

    private static String name(Wire.Request request) {
        return request.headers().getFirst("client-request-id");
    }
}
