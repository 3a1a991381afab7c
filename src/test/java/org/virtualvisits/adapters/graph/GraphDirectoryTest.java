package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.Directory.Answer;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedUser;

final class GraphDirectoryTest {

    private static final String KIM = "44444444-4444-4444-8444-444444444444";

    private final SimulatedGraph stand = new SimulatedGraph();
    private final GraphDirectory directory = new GraphDirectory(stand.client, SimulatedGraph.APP, stand.clock);

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aClinicianIsFoundByPrincipalName() {
        assertThat(directory.find("Rowan@example.nhs.uk")).isEqualTo(new Answer.Found(SimulatedGraph.ROWAN));
    }

    @Test
    void aGuestIsFoundByAPrincipalNameThatAUrlWouldCutShort() {
        String name = "kim_partner.example#EXT#@example.nhs.uk";
        stand.graph.tenant().put(new SimulatedUser(KIM, name, "Kim", null, true, Mailbox.NONE, false));

        assertThat(directory.find(name)).isEqualTo(new Answer.Found(KIM));
    }

    @Test
    void nobodyOfThatNameIsUnknown() {
        assertThat(directory.find("nobody@example.nhs.uk")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void aDisabledAccountIsUnknownBecauseItCanHoldNoMeeting() {
        stand.graph.tenant().put(new SimulatedUser(KIM, "kim@example.nhs.uk", "Kim", null, false, Mailbox.USER, true));

        assertThat(directory.find("kim@example.nhs.uk")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void aTenantThatDoesNotLetUsLookIsShownWhatToGrant() {
        stand.graph.tenant().applicationPermissions(Set.of("Mail.Send"));

        assertThat(directory.find("rowan@example.nhs.uk")).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.attention().code()).isEqualTo(Attention.Code.MEETING_REFUSED);
            assertThat(refused.attention().fix()).contains("User.Read.All", SimulatedGraph.APP);
        });
    }

    @ParameterizedTest
    @EnumSource(value = FaultPlan.Body.class, names = "HANG", mode = EnumSource.Mode.EXCLUDE)
    void aDirectoryOutOfReachIsAskedLater(FaultPlan.Body body) {
        stand.graph.plan(answering("out", "GET", "/users/", 502).with(body));

        assertThat(directory.find("rowan@example.nhs.uk"))
                .isEqualTo(new Answer.Later(Duration.ZERO, Hindrance.UNANSWERED));
    }
}
