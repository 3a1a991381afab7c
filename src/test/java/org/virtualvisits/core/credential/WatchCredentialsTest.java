package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualvisits.core.credential.SmallTenant.FIRST;
import static org.virtualvisits.core.credential.SmallTenant.secret;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Registrations.Reading;
import org.virtualvisits.core.credential.WatchCredentials.Outcome;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.pace.Hindrance;

final class WatchCredentialsTest {

    private static final Attention TROUBLE =
            new Attention(Attention.Code.NOTICE_FAILED, "There is no such mailbox.", "Change the address.");

    private final SmallTenant tenant = new SmallTenant();
    private final WatchedWorld world = new WatchedWorld(tenant);

    @Test
    void aDaysWorkIsDoneOnceAndOperatorsSeeHowMuchThereWas() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        tenant.has("labs", secret("l", -300, 200));

        assertThat(on(0)).isEqualTo(new Outcome.Done(2, 1));
        assertThat(world.tick()).isEqualTo(new Outcome.Idle());
        assertThat(world.sent())
                .containsOnlyKeys("2027-01-04 rota@example.org Secret of rota expires in 30 days (2027-02-03)");
        assertThat(world.told())
                .containsExactly(
                        "CREDENTIAL_MAILS 1.0 [sent]",
                        "CREDENTIAL_WATCH_RUNS 1.0 [complete]",
                        "CREDENTIALS_WATCHED 2.0 []");
        Round round = world.ledger().round();
        assertThat(round.outcome()).isEqualTo("complete");
        assertThat(round.finished()).contains(FIRST);
        assertThat(round.sent()).isEqualTo(1);
        assertThat(round.holder()).isEmpty();
    }

    @Test
    void whereNobodyHasAnythingWatchedTheDayIsDoneAllTheSame() {
        tenant.has("rota", secret("r", -300, 30));

        assertThat(on(0)).isEqualTo(new Outcome.Done(0, 0));
        assertThat(world.sent()).isEmpty();
    }

    @Test
    void whatADirectoryRefusesIsToldWithItsFixAndNothingIsTakenForRemoved() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        on(0);
        tenant.delete("rota");
        tenant.ends(new Reading.Refused("The app may not read applications.", "Grant Application.Read.All."));

        assertThat(on(1))
                .isEqualTo(new Outcome.Refused("The app may not read applications.", "Grant Application.Read.All."));
        assertThat(world.sent()).hasSize(1);
        assertThat(world.told()).last().isEqualTo("CREDENTIAL_WATCH_RUNS 1.0 [refused]");
        assertThat(world.ledger().round().trouble())
                .contains("The app may not read applications. Grant Application.Read.All.");

        tenant.ends(new Reading.Complete());
        assertThat(world.tick()).as("once it is mended").isInstanceOf(Outcome.Done.class);
        assertThat(world.ledger().round().trouble()).isEmpty();
    }

    @Test
    void howLongTheOwnCredentialLastsIsToldAlsoWhileTheDirectoryRefuses() {
        watched("north");
        tenant.ownHas(secret("o", -300, 30));
        on(0);
        tenant.ends(new Reading.Refused("Nobody may sign in.", "Make a new secret."));
        on(1);

        assertThat(world.told())
                .filteredOn(one -> one.startsWith("OWN_CREDENTIAL_LEFT"))
                .containsExactly("OWN_CREDENTIAL_LEFT 30.25 []", "OWN_CREDENTIAL_LEFT 29.25 []");
    }

    @Test
    void aDirectoryThatPutsUsOffIsAskedAgainByTheNextRun() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        tenant.ends(new Reading.Later(Duration.ofMinutes(2)));

        assertThat(on(0)).isEqualTo(new Outcome.Later(0));
        assertThat(world.told()).containsExactly("CREDENTIAL_WATCH_RUNS 1.0 [later]");
        assertThat(world.followed()).isEmpty();

        tenant.ends(new Reading.Complete());
        assertThat(world.tick()).isEqualTo(new Outcome.Done(1, 1));
    }

    @Test
    void oneThrottledMailboxHoldsUpNoOtherOrganisationAndItsMailsFollow() {
        world.ledger().put(WatchExample.of("north").applications("rota").make());
        world.ledger().put(WatchExample.of("south").applications("labs").make());
        tenant.has("rota", secret("r", -300, 30));
        tenant.has("labs", secret("l", -300, 30));
        world.answer("rota@example.org", new Delivery.Later(Duration.ZERO, Hindrance.THROTTLED));

        assertThat(on(0)).isEqualTo(new Outcome.Later(1));
        assertThat(world.sent())
                .containsOnlyKeys("2027-01-04 labs@example.org Secret of labs expires in 30 days (2027-02-03)");
        assertThat(world.told()).containsExactly("CREDENTIAL_MAILS 1.0 [sent]", "CREDENTIAL_WATCH_RUNS 1.0 [later]");

        world.answer("rota@example.org", new Delivery.Accepted("sent"));
        assertThat(world.tick()).as("of the whole day").isEqualTo(new Outcome.Done(2, 2));
        assertThat(world.sent()).hasSize(2);
        assertThat(world.followed()).as("the list is not made twice").hasSize(2);
    }

    @Test
    void aReaderWhomTheMailServiceNeverTakesIsNotTriedAgain() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        world.answer("rota@example.org", new Delivery.Refused(TROUBLE));

        assertThat(on(0)).isEqualTo(new Outcome.Done(1, 0));
        assertThat(world.told()).first().isEqualTo("CREDENTIAL_MAILS 1.0 [refused]");
        world.answer("rota@example.org", new Delivery.Accepted("sent"));
        on(1);
        assertThat(world.sent()).isEmpty();
    }

    @Test
    void aMailServiceThatLetsNobodyInIsToldOfAndTheMailGoesOutOnceItDoes() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        world.answer("rota@example.org", new Delivery.Barred(TROUBLE));

        assertThat(on(0)).isEqualTo(new Outcome.Later(0));
        assertThat(world.told()).first().isEqualTo("CREDENTIAL_MAILS 1.0 [barred]");
        world.answer("rota@example.org", new Delivery.Accepted("sent"));
        assertThat(world.tick()).isEqualTo(new Outcome.Done(1, 1));
    }

    @Test
    void onlyTheApplicationsThatSomebodyWantsAreAskedForAndAllOfThemIfOneWantsAll() {
        world.ledger().put(WatchExample.of("north").applications("rota", "labs").make());
        world.ledger().put(WatchExample.of("south").applications("labs", "feed").make());
        on(0);
        assertThat(tenant.asked()).contains(Set.of("rota", "labs", "feed"));

        watched("south");
        on(1);
        assertThat(tenant.asked()).isEmpty();
    }

    @Test
    void anOrganisationIsToldOnlyOfTheApplicationsItWants() {
        world.ledger().put(WatchExample.of("north").applications("rota").make());
        tenant.has("rota", secret("r", -300, 30));
        tenant.has("labs", secret("l", -300, 30));

        assertThat(on(0)).isEqualTo(new Outcome.Done(1, 1));
        assertThat(world.sent().keySet()).singleElement().asString().contains("rota@example.org");
    }

    @Test
    void eachOrganisationsListIsFollowedUpOnceADay() {
        watched("north");
        watched("south");
        on(0);
        world.tick();

        assertThat(world.followed()).containsExactly(new OrganisationId("north"), new OrganisationId("south"));
    }

    @Test
    void aRunWhoseDayWasTakenAwayWhileItListedSendsNothing() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        tenant.meanwhile(() -> world.ledger().write(world.ledger().round().reopened()));

        assertThatThrownBy(() -> on(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("taken away");
        assertThat(world.sent()).isEmpty();
    }

    @Test
    void noReminderIsLostWithARunThatDiedOverIt() {
        watched("north");
        tenant.has("rota", secret("r", -300, 30));
        world.dieAtMail(1, false);
        assertThatThrownBy(() -> on(0)).isInstanceOf(WatchedWorld.Death.class);

        assertThat(world.tick()).as("the dead run's lease").isEqualTo(new Outcome.Busy());
        world.later();
        assertThat(world.tick()).isEqualTo(new Outcome.Done(1, 1));
    }

    private void watched(String organisation) {
        world.ledger().put(WatchExample.of(organisation).make());
    }

    private Outcome on(int day) {
        world.on(FIRST.plusDays(day));
        return world.tick();
    }
}
