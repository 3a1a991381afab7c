package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.NORTH;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.ConfigureHygiene.Outcome;
import org.virtualvisits.sandbox.memory.InMemoryRuleSets;

/** Rule sets are written, approved as they were seen, and removed. */
final class ConfigureHygieneTest {

    private static final RuleSet RULES = RuleSetExample.of(OLD_EVENTS).done();

    private final ConfigureHygiene configure =
            new ConfigureHygiene(new InMemoryRuleSets(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatIsApprovedIsNotedWithItsNameAndTime() {
        configure.put(RULES);

        var approval = new Approval("Robin Example", NOW, RULES.digest());
        assertThat(configure.approve(NORTH, "usual", "Robin Example", RULES.digest()))
                .isEqualTo(new Outcome.Done(approval));

        assertThat(configure.find(NORTH, "usual").orElseThrow().valid()).contains(approval);
    }

    @Test
    void onlyWhatSomebodyHasSeenCanBeApproved() {
        configure.put(RULES);
        RuleSet changed = RuleSetExample.of(OLD_EVENTS).privateToo().done();
        configure.put(changed);

        assertThat(configure.approve(NORTH, "usual", "Robin Example", RULES.digest()))
                .isEqualTo(new Outcome.Changed());
        assertThat(configure.find(NORTH, "usual").orElseThrow().approval()).isEmpty();
        assertThat(configure.approve(NORTH, "unusual", "Robin Example", RULES.digest()))
                .isEqualTo(new Outcome.Unknown());
    }

    @Test
    void aChangeMakesAnApprovalWorthlessUntilItIsTakenBack() {
        configure.put(RULES);
        configure.approve(NORTH, "usual", "Robin Example", RULES.digest());
        configure.put(RuleSetExample.of(OLD_EVENTS).privateToo().done());
        assertThat(configure.find(NORTH, "usual").orElseThrow().valid()).isEmpty();

        configure.put(RULES);

        assertThat(configure.find(NORTH, "usual").orElseThrow().valid()).isPresent();
    }

    @Test
    void whatIsRemovedIsGone() {
        configure.put(RULES);
        assertThat(configure.of(NORTH)).extracting(RuleSets.Approved::rules).containsExactly(RULES);

        configure.remove(NORTH, "usual");

        assertThat(configure.of(NORTH)).isEmpty();
        assertThat(configure.find(NORTH, "usual")).isEmpty();
    }
}
