package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.SmallTenant.FIRST;
import static org.virtualvisits.core.credential.SmallTenant.secret;

import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.WatchCredentials.Outcome;
import org.virtualvisits.core.kernel.OrganisationId;

final class ConfigureWatchTest {

    private static final OrganisationId NORTH = new OrganisationId("north");

    private final SmallTenant tenant = new SmallTenant();
    private final WatchedWorld world = new WatchedWorld(tenant);
    private final ConfigureWatch configure = new ConfigureWatch(world.ledger(), world.clock());

    @Test
    void aWatchIsFoundAsItWasPutUntilItIsRemoved() {
        Watch watch = WatchExample.of("north").contacts("team@example.org").make();
        assertThat(configure.find(NORTH)).isEmpty();
        configure.put(watch);
        assertThat(configure.find(NORTH)).contains(watch);
        configure.remove(NORTH);
        configure.remove(NORTH);
        assertThat(configure.find(NORTH)).isEmpty();
    }

    @Test
    void aWatchPutAfterTheDaysWorkIsWorkedOnTheSameDayAndNobodyIsToldTwice() {
        tenant.has("rota", secret("r", -300, 30));
        tenant.has("labs", secret("l", -300, 30));
        configure.put(WatchExample.of("north").applications("rota").make());
        world.on(FIRST);
        assertThat(world.tick()).isEqualTo(new Outcome.Done(1, 1));

        configure.put(WatchExample.of("north").applications("rota", "labs").make());
        assertThat(world.tick()).isEqualTo(new Outcome.Done(2, 1));
        assertThat(world.sent())
                .containsOnlyKeys(
                        "2027-01-04 rota@example.org Secret of rota expires in 30 days (2027-02-03)",
                        "2027-01-04 labs@example.org Secret of labs expires in 30 days (2027-02-03)");
    }

    @Test
    void aWatchPutDuringARunLeavesThatRunItsDay() {
        tenant.has("rota", secret("r", -300, 30));
        configure.put(WatchExample.of("north").make());
        tenant.meanwhile(() -> configure.put(WatchExample.of("south").make()));
        world.on(FIRST);

        assertThat(world.tick()).isEqualTo(new Outcome.Done(1, 1));
        assertThat(world.ledger().round().finished()).contains(FIRST);
    }
}
