package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import com.azure.core.http.HttpPipelineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.adapters.entra.EntraSignIns;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.Passwords;
import org.virtualvisits.core.rotation.PasswordsContract;
import org.virtualvisits.core.rotation.SecretText;
import org.virtualvisits.core.rotation.SignIns;
import org.virtualvisits.sandbox.graph.SimulatedApplication;

final class GraphPasswordsTest extends PasswordsContract {

    private static final String PRINCIPAL = "5e910000-0000-4000-8000-0000000000aa";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedGraph stand = new SimulatedGraph();
    private final GraphPasswords passwords = new GraphPasswords(stand.client, SimulatedGraph.APP, stand.clock);

    GraphPasswordsTest() {
        stand.graph.applications().propagation(Duration.ofMinutes(3));
        put(
                SimulatedApplication.Form.SERVICE_PRINCIPAL,
                PRINCIPAL,
                stand.graph.tenant().applicationId(),
                List.of());
        put(SimulatedApplication.Form.APPLICATION, OBJECT_ID, APP_ID, List.of(PRINCIPAL));
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Override
    protected Passwords passwords() {
        return passwords;
    }

    /** The real one, against the same tenant's login service. */
    @Override
    protected SignIns signIns() {
        return new EntraSignIns(
                new HttpPipelineBuilder().build(),
                stand.graph.loginUrl(),
                "99999999-8888-4777-8666-555555555555",
                "https://graph.microsoft.com/.default");
    }

    @Override
    protected void settle() {
        ((SteppingClock) stand.clock).pass(Duration.ofMinutes(5));
    }

    @Test
    void anApplicationThatThisOneDoesNotOwnIsNotTouchedAndStaffAreToldWhy() {
        put(SimulatedApplication.Form.APPLICATION, OBJECT_ID, APP_ID, List.of(SimulatedGraph.SAM));

        assertThat(passwords.add(OBJECT_ID, "mark", LONG_AGO.plusSeconds(9)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.fix())
                                .contains("Application.ReadWrite.OwnedBy", "owner", SimulatedGraph.APP));
        assertThat(stand.graph.applications().find(OBJECT_ID).orElseThrow().secrets())
                .hasSize(1);
    }

    @Test
    void withoutThePermissionNothingIsAdded() {
        stand.graph.tenant().applicationPermissions(Set.of("Application.Read.All"));

        assertThat(passwords.add(OBJECT_ID, "mark", LONG_AGO.plusSeconds(9))).isInstanceOf(Answer.Refused.class);
        assertThat(value(passwords.list(OBJECT_ID)).orElseThrow()).hasSize(1);
    }

    @Test
    void aThrottledDirectoryIsAskedLater() {
        stand.graph.plan(answering("busy", "POST", "/applications", 429).retryAfter("17"));

        assertThat(passwords.add(OBJECT_ID, "mark", LONG_AGO.plusSeconds(9)))
                .isEqualTo(new Answer.Later<>(Duration.ofSeconds(17)));
    }

    @Test
    void theTextOfASecretIsInNoLogOfExchanges() {
        SecretText text =
                value(passwords.add(OBJECT_ID, "mark", LONG_AGO.plusSeconds(9))).text();

        assertThat(stand.exchanges)
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(exchange.toString()).doesNotContain(text.value()));
    }

    private void put(SimulatedApplication.Form form, String objectId, String appId, List<String> owners) {
        stand.graph
                .applications()
                .put(new SimulatedApplication(
                        form,
                        objectId,
                        appId,
                        "Rota",
                        "Application",
                        null,
                        false,
                        owners,
                        form == SimulatedApplication.Form.APPLICATION
                                ? List.of(new SimulatedApplication.Secret(
                                        KEY, null, "made by hand", TEXT, LONG_AGO, LONG_AGO.plus(Duration.ofDays(900))))
                                : List.of(),
                        List.of()));
    }
}
