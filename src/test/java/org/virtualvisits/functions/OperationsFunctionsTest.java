package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.stuck.StuckItem;
import org.virtualvisits.core.stuck.StuckItem.Work;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.VisitExamples;

/** The doors to what is stuck, and who may pass them. */
final class OperationsFunctionsTest {

    private static final VisitId VISIT = VisitId.of(Doors.NORTH, Doors.NORTH_EHR, "1004");

    private final Doors doors = new Doors();
    private final StuckItem north =
            StuckItem.of(Doors.NORTH, VISIT, new Work.Reconcile("c"), "POISON", Doors.NOW.minus(Duration.ofHours(3)));
    private final StuckItem south = StuckItem.of(
            new OrganisationId("south"), VisitExamples.id(), new Work.Mend("NO_PATIENT"), "NO_PATIENT", Doors.NOW);

    @BeforeEach
    void somethingIsStuck() {
        doors.change(HttpMethod.DELETE, "1004", null);
        doors.wakeups.drain();
        doors.stuck.put(north);
        doors.stuck.put(south);
    }

    @Test
    void theDeploymentsAdministratorSeesAllAndAnOrganisationsOnlyWhatIsTheirs() {
        assertThat(listed("", Doors.DEPLOYMENT_ADMINISTRATOR)).isEqualTo(2);
        assertThat(listed("?organisation=north", Doors.NORTH_ADMINISTRATOR)).isOne();
        assertThat(list("?organisation=north", Doors.NORTH_ADMINISTRATOR)
                        .getBody()
                        .toString())
                .contains(north.id().toString())
                .doesNotContain("south");
        assertThat(list("", Doors.NORTH_ADMINISTRATOR).getStatusCode()).isEqualTo(401);
        assertThat(list("?organisation=south", Doors.NORTH_ADMINISTRATOR).getStatusCode())
                .isEqualTo(401);
        assertThat(list("?organisation=north", Doors.NORTH_TOKEN).getStatusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "?reason=POISON, 1",
        "?reason=BAD_PHONE, 0",
        "?olderThan=PT2H, 1",
        "?olderThan=PT4H, 0",
        "?organisation=south, 1"
    })
    void aFilterKeepsToWhatIsAskedFor(String query, int found) {
        assertThat(listed(query, Doors.DEPLOYMENT_ADMINISTRATOR)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"?reason=x'", "?olderThan=yesterday", "?after=x"})
    void aFilterThatIsNoneIsRefused(String query) {
        assertThat(list(query, Doors.DEPLOYMENT_ADMINISTRATOR).getStatusCode()).isEqualTo(422);
    }

    @Test
    void whatIsRedrivenIsAskedForTakenOffAndTold() {
        assertThat(act("redrive", north, Doors.NORTH_ADMINISTRATOR, null).getStatusCode())
                .isEqualTo(204);

        assertThat(doors.wakeups.requests()).hasSize(1);
        assertThat(doors.unsettled.has(VISIT)).isTrue();
        assertThat(doors.stuck.find(north.id())).isEmpty();
        assertThat(acts()).contains(Audit.Act.STUCK_REDRIVEN);
        assertThat(doors.visits.audit().getLast().cause().who()).matches("person:administrator-[0-9a-f]{8}");
        assertThat(act("redrive", north, Doors.NORTH_ADMINISTRATOR, null).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsSomebodyElsesIsNeitherRedrivenNorDismissed() {
        assertThat(act("redrive", south, Doors.NORTH_ADMINISTRATOR, null).getStatusCode())
                .isEqualTo(401);
        assertThat(act("dismiss", south, Doors.NORTH_ADMINISTRATOR, "{\"reason\":\"no\"}")
                        .getStatusCode())
                .isEqualTo(401);

        assertThat(doors.wakeups.requests()).isEmpty();
        assertThat(doors.stuck.find(south.id()).flatMap(StuckItem::dismissed)).isEmpty();
    }

    @Test
    void allOfAReasonAreRedrivenAndAReasonIsNeeded() {
        assertThat(redriveAll("?organisation=north", Doors.NORTH_ADMINISTRATOR).getStatusCode())
                .isEqualTo(422);
        assertThat(redriveAll("?reason=POISON", Doors.NORTH_ADMINISTRATOR).getStatusCode())
                .isEqualTo(401);

        HttpResponseMessage answer = redriveAll("?organisation=north&reason=POISON", Doors.NORTH_ADMINISTRATOR);

        assertThat(Doors.json(answer).path("redriven").asInt()).isOne();
        assertThat(doors.wakeups.requests()).hasSize(1);
    }

    @Test
    void dismissingTakesAReasonAndIsTold() {
        assertThat(act("dismiss", north, Doors.NORTH_ADMINISTRATOR, "{}").getStatusCode())
                .isEqualTo(422);
        assertThat(act("dismiss", north, Doors.NORTH_ADMINISTRATOR, "{\"reason\":\"a\\nb\"}")
                        .getStatusCode())
                .isEqualTo(422);

        assertThat(act("dismiss", north, Doors.NORTH_ADMINISTRATOR, "{\"reason\":\"patient was rung\"}")
                        .getStatusCode())
                .isEqualTo(204);

        assertThat(listed("", Doors.DEPLOYMENT_ADMINISTRATOR)).isOne();
        assertThat(doors.visits.audit().getLast().about()).contains("patient was rung");
        assertThat(doors.wakeups.requests()).isEmpty();
    }

    private List<Audit.Act> acts() {
        return doors.visits.audit().stream().map(Audit::act).toList();
    }

    private int listed(String query, String token) {
        return Doors.json(list(query, token)).path("stuck").size();
    }

    private HttpResponseMessage list(String query, String token) {
        return doors.operations.list(
                Doors.request(HttpMethod.GET, "operations/stuck" + query, Doors.bearer(token), null), doors.context);
    }

    private HttpResponseMessage redriveAll(String query, String token) {
        return doors.operations.redriveAll(
                Doors.request(HttpMethod.POST, "operations/stuck/redrive" + query, Doors.bearer(token), null),
                doors.context);
    }

    private HttpResponseMessage act(String act, StuckItem item, String token, @Nullable String body) {
        var request =
                Doors.request(HttpMethod.POST, "operations/stuck/" + item.id() + "/" + act, Doors.bearer(token), body);
        return act.equals("redrive")
                ? doors.operations.redrive(request, item.id().toString(), doors.context)
                : doors.operations.dismiss(request, item.id().toString(), doors.context);
    }
}
