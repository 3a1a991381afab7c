package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.NOW;
import static org.virtualvisits.functions.PeopleScene.body;
import static org.virtualvisits.functions.PeopleScene.request;

import com.microsoft.azure.functions.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.join.AskForLink;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.sandbox.host.LocalResponse;

/** A lost link comes back to the address on record, and nobody learns whether there is a visit. */
final class RecoverFunctionsTest {

    private final PeopleScene scene = new PeopleScene();
    private final List<String> asked = new ArrayList<>();
    private final RecoverFunctions functions = new RecoverFunctions(
            new AskForLink(
                    scene.stage.phones(),
                    scene.stage.digests(),
                    asked::add,
                    new Turnstile(5, Duration.ofMinutes(1), scene.stage.clock())),
            scene.stage.recover());

    @Test
    void theAnswerIsTheSameWhetherThereIsAVisitOrNot() {
        scene.visit(NORTH, 1);

        LocalResponse known = ask("07700 900001");
        LocalResponse unknown = ask("07700 900999");

        assertThat(body(known)).isEqualTo(body(unknown)).contains("If your clinic has this number");
        assertThat(known.headers()).isEqualTo(unknown.headers());
        assertThat(known.getStatusCode()).isEqualTo(200);
        assertThat(asked).hasSize(2).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(scene.context.log().toString()).doesNotContain("900001");
    }

    @Test
    void theLinkGoesToTheAddressOnRecordOnceAnHour() {
        VisitId visit = scene.visit(NORTH, 1);
        ask("+44 7700 900001".replace("+44 ", "0"));

        drain();
        drain();

        assertThat(scene.stage.visits().read(visit).orElseThrow().notices()).hasSize(2);
        assertThat(scene.stage.wakeups().requests()).hasSize(1);
    }

    @Test
    void aStrangersNumberSendsNothing() {
        scene.visit(NORTH, 1);
        ask("07700 900999");

        drain();

        assertThat(scene.stage.wakeups().requests()).isEmpty();
    }

    @Test
    void onlyTheNextVisitsAreToldOf() {
        for (int day = -2; day < 6; day++) {
            scene.visit(NORTH, 1_000 * (day + 10), NOW.plus(Duration.ofDays(day)), "lee", PeopleScene.sent());
        }
        ask("07700 900000");

        drain();

        assertThat(scene.stage.wakeups().requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "12", "<script>", "@"})
    void whatIsNoAddressIsSaidSo(String address) {
        LocalResponse answer = ask(address);

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(body(answer)).contains("role=\"alert\"").doesNotContain("<script>");
        assertThat(asked).isEmpty();
    }

    @Test
    void tooManyAtOnceAreTurnedAwayKnownOrNot() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("07700 90099" + i).getStatusCode()).isEqualTo(200);
        }
        assertThat(ask("07700 900001").getStatusCode()).isEqualTo(503);
        assertThat(asked).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"address\":\"x\"}", "null"})
    void aMessageThatCannotBeReadIsDropped(String message) {
        functions.recover(message, scene.context);

        assertThat(scene.context.log()).anyMatch(line -> line.contains("malformed message dropped"));
    }

    private void drain() {
        asked.forEach(digest -> functions.recover("{\"address\":\"" + digest + "\"}", scene.context));
    }

    private LocalResponse ask(String address) {
        String form = "address=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return (LocalResponse) functions.ask(request(HttpMethod.POST, "recover", null, Map.of(), form), scene.context);
    }
}
