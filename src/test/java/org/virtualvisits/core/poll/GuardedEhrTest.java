package org.virtualvisits.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.poll.Ehr.Answer;
import org.virtualvisits.sandbox.memory.InMemoryHealths;

final class GuardedEhrTest {

    private static final Answer WELL = new Answer.Said("{}");
    private static final FhirServer NORTH = server("north.example.org");
    private static final FhirServer SOUTH = server("south.example.org");

    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private Answer answer = WELL;
    private final Ehr ehr = new GuardedEhr(new Answering(), new InMemoryHealths(), Measures.NONE, () -> now);

    @Test
    void whileAnEhrIsWellEveryQuestionReachesItAndEveryAnswerComesBack() {
        assertThat(ehr.changed(NORTH, now, 50)).isEqualTo(WELL);
        assertThat(ehr.next(NORTH, "page-2")).isEqualTo(WELL);
        assertThat(ehr.patient(NORTH, "7")).isEqualTo(WELL);

        assertThat(asked).containsExactly("changed", "next page-2", "patient 7");
    }

    @Test
    void anEhrThatIsDownIsLeftAloneByAllQuestionsAndAnotherIsNot() {
        goDown(5);

        assertThat(ehr.patient(NORTH, "7")).isInstanceOfSatisfying(Answer.Later.class, later -> {
            assertThat(later.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
            assertThat(later.why()).isEqualTo(Hindrance.UNREACHED);
        });
        assertThat(asked).hasSize(5);
        assertThat(ehr.patient(SOUTH, "7")).isEqualTo(WELL);
    }

    @Test
    void afterItsRestItIsAskedAgainAndAnAnswerOpensItForAll() {
        goDown(5);
        now = now.plusSeconds(20);

        assertThat(ehr.changed(NORTH, now, 50)).isEqualTo(WELL);
        assertThat(ehr.patient(NORTH, "7")).isEqualTo(WELL);
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        goDown(4);
        ehr.next(NORTH, "page-2");
        goDown(4);

        assertThat(ehr.patient(NORTH, "7")).isEqualTo(WELL);
    }

    private void goDown(int times) {
        answer = new Answer.Later(Duration.ZERO, Hindrance.UNANSWERED);
        for (int i = 0; i < times; i++) {
            ehr.changed(NORTH, now, 50);
        }
        answer = WELL;
    }

    private static FhirServer server(String host) {
        return new FhirServer(
                URI.create("https://" + host + "/fhir"), new FhirServer.SignIn.Open(), Duration.ofMinutes(15), true);
    }

    private final class Answering implements Ehr {
        @Override
        public Answer changed(FhirServer server, Instant since, int atMost) {
            asked.add("changed");
            return answer;
        }

        @Override
        public Answer next(FhirServer server, String link) {
            asked.add("next " + link);
            return answer;
        }

        @Override
        public Answer patient(FhirServer server, String id) {
            asked.add("patient " + id);
            return answer;
        }
    }
}
