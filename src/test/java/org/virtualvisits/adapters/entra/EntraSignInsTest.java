package org.virtualvisits.adapters.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.SecretText;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.SimulatedApplication;

final class EntraSignInsTest {

    private static final Instant NOW = Instant.parse("2027-01-04T06:00:00Z");
    private static final InstantSource CLOCK = () -> NOW;
    private static final String APP = "5a9d0000-0000-4000-8000-000000000001";

    private final GraphSimulator tenant = GraphSimulator.start(CLOCK, 0);
    private final EntraSignIns signIns = over(tenant.loginUrl());

    EntraSignInsTest() {
        tenant.applications()
                .put(new SimulatedApplication(
                        SimulatedApplication.Form.APPLICATION,
                        "a9910000-0000-4000-8000-000000000001",
                        APP,
                        "Rota",
                        "Application",
                        null,
                        false,
                        List.of(),
                        List.of(
                                secret("1", "valid & +=% told", NOW.minusSeconds(90), NOW.plusSeconds(9)),
                                secret("2", "too new", NOW.minusSeconds(9), NOW.plusSeconds(9)),
                                secret("3", "expired", NOW.minusSeconds(90), NOW)),
                        List.of()));
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void aSecretWithAnyCharactersGetsAToken() {
        assertThat(signIns.prove(APP, new SecretText("valid & +=% told"))).isEqualTo(new Answer.Done<>(true));
    }

    @Test
    void aSecretThatIsNotKnownYetIsNoFault() {
        assertThat(signIns.prove(APP, new SecretText("too new"))).isEqualTo(new Answer.Done<>(false));
        assertThat(signIns.prove(APP, new SecretText("never heard of"))).isEqualTo(new Answer.Done<>(false));
    }

    @Test
    void anExpiredSecretAndAnUnknownApplicationAreForPeopleWithEntrasNumberAndNoneOfItsWords() {
        assertThat(signIns.prove(APP, new SecretText("expired")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.what())
                                .contains("invalid_client AADSTS7000222")
                                .doesNotContain("keys are"));
        assertThat(signIns.prove("5a9d0000-0000-4000-8000-000000000009", new SecretText("expired")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.what()).contains("unauthorized_client AADSTS700016"));
    }

    @Test
    void aServiceThatIsNotThereIsAskedLater() {
        assertThat(over(URI.create("http://127.0.0.1:9")).prove(APP, new SecretText("valid")))
                .isInstanceOf(Answer.Later.class);
        assertThat(over(tenant.baseUrl()).prove(APP, new SecretText("valid")))
                .as("somebody else's page")
                .isNotEqualTo(new Answer.Done<>(true));
    }

    private static EntraSignIns over(URI login) {
        return new EntraSignIns(
                new HttpPipelineBuilder()
                        .httpClient(new JdkHttpClientBuilder()
                                .responseTimeout(Duration.ofSeconds(20))
                                .build())
                        .build(),
                login,
                "99999999-8888-4777-8666-555555555555",
                "https://graph.microsoft.com/.default");
    }

    private static SimulatedApplication.Secret secret(String key, String text, Instant start, Instant end) {
        return new SimulatedApplication.Secret(key, null, "made by hand", text, start, end);
    }
}
