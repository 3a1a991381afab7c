package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.virtualvisits.core.credential.CredentialExample.NOW;
import static org.virtualvisits.core.credential.CredentialExample.ending;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WatchTest {

    private final Watch usual = WatchExample.of("north").make();

    @Test
    void theStepReachedIsTheLowestThatIsNotPassed() {
        assertThat(usual.reached(91)).isEmpty();
        assertThat(usual.reached(90)).hasValue(90);
        assertThat(usual.reached(61)).hasValue(90);
        assertThat(usual.reached(0)).hasValue(0);
    }

    @Test
    void eachDayAfterTheEndIsAStepOfItsOwn() {
        assertThat(usual.reached(-1)).hasValue(-1);
        assertThat(usual.reached(-40)).hasValue(-40);
    }

    @Test
    void theLastDayIsNoStepWhereNobodyWantsItToBe() {
        assertThat(WatchExample.of("north").steps(30, 7).make().reached(0)).hasValue(7);
    }

    @Test
    void theNextStepIsTheHighestStillToCome() {
        assertThat(usual.next(100)).isEqualTo(90);
        assertThat(usual.next(30)).isEqualTo(14);
        assertThat(usual.next(20)).isEqualTo(14);
        assertThat(usual.next(1)).isEqualTo(0);
    }

    @Test
    void afterTheLastStepComesADayAfterTheEnd() {
        assertThat(usual.next(0)).isEqualTo(-1);
        assertThat(usual.next(-1)).isEqualTo(-2);
        assertThat(usual.next(-3)).isEqualTo(-4);
        assertThat(WatchExample.of("north").steps(30, 7).make().next(5)).isEqualTo(-1);
    }

    @Test
    void daysAreCountedInTheOrganisationsOwnZone() {
        Credential credential =
                ending("a", Instant.parse("2027-01-05T23:30:00Z")).make();

        assertThat(usual.daysLeft(credential, NOW)).isEqualTo(1);
        assertThat(WatchExample.of("north").zone("Europe/Berlin").make().daysLeft(credential, NOW))
                .isEqualTo(2);
    }

    @Test
    void ownersAndContactsAreWarnedAndEachAddressOnceWhateverItsCase() {
        Watch watch = WatchExample.of("north")
                .contacts("team@example.org", "ANN@example.org")
                .make();

        assertThat(watch.readers(ending("a", 20)
                        .owners("Ann@example.org", "bob@example.org")
                        .make()))
                .containsExactly("Ann@example.org", "bob@example.org", "team@example.org");
    }

    @Test
    void theFallbackIsWarnedWhereThereIsNobodyElse() {
        assertThat(usual.readers(ending("a", 20).make())).containsExactly("fallback@example.org");
        assertThat(WatchExample.of("north")
                        .notToOwners()
                        .make()
                        .readers(ending("a", 20).owners("ann@example.org").make()))
                .containsExactly("fallback@example.org");
    }

    @Test
    void theFallbackIsAlwaysWarnedOfTheOwnCredential() {
        assertThat(usual.readers(ending("a", 20).owners("ann@example.org").own().make()))
                .containsExactly("ann@example.org", "fallback@example.org");
    }

    @Test
    void onlyTheApplicationsThatWereChosenAreSelectedAndAllWhereNoneWas() {
        Watch some = WatchExample.of("north").applications("rota").make();

        assertThat(some.selects("rota")).isTrue();
        assertThat(some.selects("labs")).isFalse();
        assertThat(usual.selects("labs")).isTrue();
    }

    @Test
    void onlyAnApplicationThatSomebodyNamedIsRotated() {
        var rota = new Rotated("rota", "rota-secret", 30, 180, 7);
        Watch watch = WatchExample.of("north").rotated(rota).make();

        assertThat(watch.rotated("rota")).contains(rota);
        assertThat(watch.rotated("labs")).isEmpty();
    }

    @Test
    void aRotationIsKeptUnderANameThatTheVaultTakes() {
        assertThat(Rotated.isName("Rota-secret-2")).isTrue();
        assertThat(Rotated.isName("a".repeat(120))).isTrue();
        assertThat(Rotated.isName("a".repeat(121))).isFalse();
        assertThat(Rotated.isName("rota_secret")).isFalse();
        assertThat(Rotated.isName("")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Rotated("rota", "rota secret", 30, 180, 7));
    }
}
