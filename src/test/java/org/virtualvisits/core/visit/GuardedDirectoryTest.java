package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.memory.InMemoryHealths;

/** A directory that is down, and one that is well. */
final class GuardedDirectoryTest {

    private static final Directory.Answer FOUND = new Directory.Answer.Found("oid-max");
    private static final Directory.Answer DOWN = new Directory.Answer.Later(Duration.ofSeconds(1), Hindrance.UNREACHED);

    private final List<String> asked = new ArrayList<>();
    private Directory.Answer answer = FOUND;
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Directory directory = new GuardedDirectory(
            name -> {
                asked.add(name);
                return answer;
            },
            new Breaker("directory", new InMemoryHealths(), () -> now, Measures.NONE));

    @Test
    void whatTheDirectoryAnswersIsHandedOn() {
        assertThat(find()).isEqualTo(FOUND);

        answer = DOWN;
        assertThat(find()).isEqualTo(DOWN);
    }

    @Test
    void afterFiveCallsThatCameToNothingNobodyAsksUntilItHasRested() {
        answer = DOWN;
        find(5);
        asked.clear();

        assertThat(find()).isInstanceOfSatisfying(Directory.Answer.Later.class, later -> {
            assertThat(later.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
            assertThat(later.why()).isEqualTo(Hindrance.UNREACHED);
        });
        assertThat(asked).isEmpty();

        answer = FOUND;
        now = now.plusSeconds(20);
        assertThat(find()).isEqualTo(FOUND);
        assertThat(find()).isEqualTo(FOUND);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        answer = DOWN;
        find(4);
        answer = new Directory.Answer.Unknown();
        find(1);
        answer = DOWN;
        find(4);
        asked.clear();

        find(1);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aDirectoryThatAsksForPatienceIsNotDown() {
        answer = new Directory.Answer.Later(Duration.ofSeconds(1), Hindrance.THROTTLED);

        find(9);

        assertThat(asked).hasSize(9);
    }

    private void find(int times) {
        for (int i = 0; i < times; i++) {
            find();
        }
    }

    private Directory.Answer find() {
        return directory.find("max@example.org");
    }
}
