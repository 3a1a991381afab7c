package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Allowance} must do; subclassed once per implementation. */
public abstract class AllowanceContract {

    private static final YearMonth MONTH = YearMonth.of(2030, 1);

    private final String organiser = UUID.randomUUID().toString();

    protected abstract Allowance allowance();

    @Test
    void soManyAsTheLimitAreCountedAndNoMore() {
        assertThat(allowance().take(organiser, MONTH, "v-1", 2)).isTrue();
        assertThat(allowance().take(organiser, MONTH, "v-2", 2)).isTrue();
        assertThat(allowance().take(organiser, MONTH, "v-3", 2)).isFalse();
        assertThat(allowance().take(organiser, MONTH, "v-3", 2)).isFalse();
    }

    @Test
    void aMeetingIsCountedOnceHoweverOftenItIsAsked() {
        for (int i = 0; i < 5; i++) {
            assertThat(allowance().take(organiser, MONTH, "v-1", 2)).isTrue();
        }
        assertThat(allowance().take(organiser, MONTH, "v-2", 2)).isTrue();
        assertThat(allowance().take(organiser, MONTH, "v-1", 2)).isTrue();
        assertThat(allowance().take(organiser, MONTH, "v-3", 2)).isFalse();
    }

    @Test
    void whatWasRefusedIsNotCounted() {
        allowance().take(organiser, MONTH, "v-1", 1);
        allowance().take(organiser, MONTH, "v-2", 1);

        assertThat(allowance().take(organiser, MONTH, "v-3", 2)).isTrue();
        assertThat(allowance().take(organiser, MONTH, "v-2", 2)).isFalse();
    }

    @Test
    void nothingFitsWhereNothingIsAllowed() {
        assertThat(allowance().take(organiser, MONTH, "v-1", 0)).isFalse();
    }

    @Test
    void monthsAndAccountsAreCountedApart() {
        allowance().take(organiser, MONTH, "v-1", 1);

        assertThat(allowance().take(organiser, MONTH.plusMonths(1), "v-2", 1)).isTrue();
        assertThat(allowance().take(organiser, MONTH.plusYears(1), "v-2", 1)).isTrue();
        assertThat(allowance().take(organiser + "/#", MONTH, "v-2/#?%", 1)).isTrue();
        assertThat(allowance().take(organiser + "/#", MONTH, "v-2/#?%", 1)).isTrue();
        assertThat(allowance().take(organiser + "/#", MONTH, "v-2", 1)).isFalse();
    }

    @Test
    void ofTwelveAtTheSameMomentAsManyPassAsTheLimitLets() throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> askers = IntStream.range(0, 12)
                .<Callable<Boolean>>mapToObj(number -> () -> allowance().take(organiser, MONTH, "v-" + number, 5))
                .toList();

        var answers = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<Boolean> answer : threads.invokeAll(askers)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(Boolean::booleanValue).hasSize(5);
        assertThat(allowance().take(organiser, MONTH, "v-later", 5)).isFalse();
    }
}
