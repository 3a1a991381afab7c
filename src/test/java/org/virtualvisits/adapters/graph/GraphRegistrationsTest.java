package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Registrations.Reading;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedApplication;

final class GraphRegistrationsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-06-01T12:00:00Z");

    private final SimulatedGraph stand = new SimulatedGraph();
    private final GraphRegistrations registrations =
            new GraphRegistrations(stand.client, SimulatedGraph.APP, stand.clock);
    private final List<Registration> read = new ArrayList<>();

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aTenantOfFiveThousandIsReadInTheFewestRequestsThereCanBe() {
        IntStream.range(0, 5_000).forEach(number -> put(application(number, List.of(SimulatedGraph.SAM))));
        IntStream.range(5_000, 6_200).forEach(number -> put(principal(number)));

        assertThat(readAll(Optional.empty())).isEqualTo(new Reading.Complete());
        assertThat(read).hasSize(6_200);
        assertThat(ids()).hasSize(6_200);
        // Six pages of applications, two of service principals, and one question for federated credentials.
        assertThat(stand.graph.requests()).hasSize(6 + 2 + 1).allMatch(request -> request.status() == 200);
        assertThat(stand.graph.violations()).isEmpty();
    }

    @Test
    void whatAnApplicationHasIsReadWithoutItsSecretsFirstCharacters() {
        put(application(1, List.of(SimulatedGraph.SAM, SimulatedGraph.ROWAN, "5e910000-0000-4000-8000-000000000009")));
        put(principal(9));
        readAll(Optional.empty());

        Registration application = read.getFirst();
        assertThat(application.name()).isEqualTo("App 1");
        assertThat(application.owners()).containsExactly("rowan@example.nhs.uk", "sam@example.nhs.uk");
        assertThat(application.entries())
                .containsExactly(new Registration.Entry(
                        Registration.Sort.PASSWORD, guid(1, 7), Optional.empty(), false, START, END));
        assertThat(application.toString()).doesNotContain("abc");
        Registration principal = read.getLast();
        assertThat(principal.signingThumbprint()).contains("abcdef");
        assertThat(principal.entries())
                .extracting(Registration.Entry::mark)
                .containsExactly(Optional.of("abcdef"), Optional.of("abcdef"), Optional.of("abcdef"));
        assertThat(principal.entries()).extracting(Registration.Entry::signs).containsExactly(false, true, false);
    }

    @Test
    void ownersBeyondTheTwentyThatGraphExpandsAreAskedFor() {
        List<String> owners = IntStream.range(0, 24)
                .mapToObj(number -> "66666666-6666-4666-8666-6666666666%02d".formatted(number))
                .toList();
        owners.forEach(
                id -> stand.graph.tenant().put(SimulatedGraph.user(id, "o" + id.substring(34), Mailbox.USER, false)));
        put(application(1, owners));
        readAll(Optional.empty());

        assertThat(read.getFirst().owners()).hasSize(24);
    }

    @Test
    void chosenApplicationsAreAskedForFifteenAtATime() {
        IntStream.range(0, 40).forEach(number -> put(application(number, List.of())));
        Set<String> chosen = new HashSet<>(
                IntStream.range(0, 20).mapToObj(number -> guid(number, 2)).toList());
        readAll(Optional.of(chosen));

        assertThat(read).hasSize(20).allMatch(one -> chosen.contains(one.appId()));
        assertThat(stand.graph.requests()).hasSize(6);
    }

    @Test
    void anApplicationWithAFederatedCredentialIsKnownByIt() {
        put(application(1, List.of()));
        put(application(2, List.of()));
        readAll(Optional.empty());

        assertThat(read).extracting(Registration::federated).containsExactly(false, true);
    }

    @Test
    void withoutThePermissionStaffAreToldWhichToGrant() {
        stand.graph.tenant().applicationPermissions(Set.of("Mail.Send"));

        assertThat(readAll(Optional.empty()))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.fix()).contains("Application.Read.All", SimulatedGraph.APP));
    }

    @Test
    void aThrottledDirectoryIsAskedLater() {
        put(application(1, List.of()));
        stand.graph.plan(answering("busy", "GET", "/servicePrincipals", 429).retryAfter("17"));

        assertThat(readAll(Optional.empty())).isEqualTo(new Reading.Later(Duration.ofSeconds(17)));
    }

    private Reading readAll(Optional<Set<String>> applications) {
        return registrations.read(applications, read::add);
    }

    private Set<String> ids() {
        return new HashSet<>(read.stream().map(Registration::objectId).toList());
    }

    private void put(SimulatedApplication application) {
        stand.graph.applications().put(application);
    }

    private static SimulatedApplication application(int number, List<String> owners) {
        return new SimulatedApplication(
                SimulatedApplication.Form.APPLICATION,
                guid(number, 1),
                guid(number, 2),
                "App " + number,
                "Application",
                null,
                number == 2,
                owners,
                List.of(new SimulatedApplication.Secret(guid(number, 7), null, null, "abcdefgh", START, END)),
                List.of());
    }

    private static SimulatedApplication principal(int number) {
        return new SimulatedApplication(
                SimulatedApplication.Form.SERVICE_PRINCIPAL,
                "5e910000-0000-4000-8000-%012d".formatted(number),
                guid(number, 2),
                "Sign-on " + number,
                "Application",
                "ABCDEF",
                false,
                List.of(),
                List.of(new SimulatedApplication.Secret(guid(number, 3), "q83v", null, "abcdefgh", START, END)),
                List.of(
                        new SimulatedApplication.Key(
                                guid(number, 3), "q83v", "X509CertAndPassword", "Sign", START, END),
                        new SimulatedApplication.Key(
                                guid(number, 4), "q83v", "AsymmetricX509Cert", "Verify", START, END)));
    }

    private static String guid(int number, int kind) {
        return "a991000%d-0000-4000-8000-%012d".formatted(kind, number);
    }
}
