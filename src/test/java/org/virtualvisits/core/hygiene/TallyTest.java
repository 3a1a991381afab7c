package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.Finding.Kept;
import org.virtualvisits.core.hygiene.Tally.Count;

/** Figures add up, rule by rule. */
final class TallyTest {

    private static final Count ONE = new Count(20, 5, 3, 400, 100, Map.of(Kept.HELD, 4L, Kept.PRIVATE, 2L));
    private static final Count OTHER = new Count(7, 2, 1, 50, 30, Map.of(Kept.HELD, 1L));

    @Test
    void twoTalliesAreAddedFigureByFigure() {
        Tally sum = new Tally(9, List.of(ONE)).plus(new Tally(4, List.of(OTHER)));

        assertThat(sum)
                .isEqualTo(new Tally(
                        13, List.of(new Count(27, 7, 4, 450, 130, Map.of(Kept.HELD, 5L, Kept.PRIVATE, 2L)))));
    }

    @Test
    void talliesOfUnequallyManyRulesAreAddedPlaceByPlace() {
        Tally longer = new Tally(1, List.of(ONE, OTHER));

        assertThat(new Tally(1, List.of(OTHER)).plus(longer).of(1)).isEqualTo(OTHER);
        assertThat(longer.plus(new Tally(1, List.of(OTHER))).of(1)).isEqualTo(OTHER);
    }

    @Test
    void whatNoRuleHasFoundYetIsNothing() {
        assertThat(new Tally(1, List.of(ONE)).of(1)).isEqualTo(Count.NONE);
        assertThat(Tally.NONE.of(0)).isEqualTo(Count.NONE);
    }

    @Test
    void anItemIsSeenOnceHoweverManyRulesFindIt() {
        Tally tally = Tally.NONE.with(List.of(found(0, Optional.empty()), found(2, Optional.of(Kept.HELD))));

        assertThat(tally)
                .isEqualTo(new Tally(
                        1,
                        List.of(
                                new Count(1, 0, 0, 40, 0, Map.of()),
                                Count.NONE,
                                new Count(1, 0, 0, 0, 0, Map.of(Kept.HELD, 1L)))));
        assertThat(tally.with(List.of()).seen()).isEqualTo(2);
    }

    private static Finding found(int rule, Optional<Kept> kept) {
        return new Finding(rule, Action.DELETE, Optional.empty(), 40, kept);
    }

    @Test
    void whatIsDoneAndWhatIsRefusedAreTakenDownWithTheirRule() {
        var act = new Mailboxes.Act(1, "item", Optional.empty(), Action.DELETE, 40);

        Tally tally = Tally.NONE.withDone(act).withDone(act).withRefused(act);

        assertThat(tally).isEqualTo(new Tally(0, List.of(Count.NONE, new Count(0, 2, 1, 0, 80, Map.of()))));
    }

    @Test
    void theTotalsAreThoseOfAllRules() {
        Tally tally = new Tally(9, List.of(ONE, OTHER));

        assertThat(tally.acted()).isEqualTo(7);
        assertThat(tally.failed()).isEqualTo(4);
        assertThat(tally.due()).as("found and not left alone").isEqualTo(20);
    }
}
