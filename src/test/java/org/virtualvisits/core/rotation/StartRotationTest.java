package org.virtualvisits.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Credential;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Rotated;
import org.virtualvisits.core.rotation.StartRotation.Outcome;

final class StartRotationTest {

    private final RotationStand stand = new RotationStand();

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
        int before = stand.trap.calls();

        assertThat(ask(true)).isInstanceOfSatisfying(Outcome.Would.class, would -> {
            assertThat(would.problems()).isEmpty();
            assertThat(would.rotation().secret()).isEqualTo(RotationStand.SECRET);
            assertThat(would.rotation().ends()).isEqualTo(stand.clock.now.plus(Duration.ofDays(180)));
        });
        assertThat(stand.rotations.all()).isEmpty();
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).containsExactly("old");
        assertThat(stand.trap.calls()).isEqualTo(before);
    }

    @Test
    void whatStandsInTheWayIsToldByADryRunAndKeepsItFromBeginning() {
        assertThat(stand.start(new NoVault()).ask(RotationStand.NORTH, RotationStand.OLD, true))
                .isInstanceOfSatisfying(
                        Outcome.Would.class,
                        would -> assertThat(would.problems())
                                .singleElement()
                                .asString()
                                .contains("ROTATION_VAULT_URL"));
        assertThat(stand.start(new NoVault()).ask(RotationStand.NORTH, RotationStand.OLD, false))
                .isInstanceOf(Outcome.Barred.class);
        assertThat(stand.rotations.all()).isEmpty();
    }

    @Test
    void whatNoWatchNamesIsNotRotated() {
        stand.watch(List.of());

        assertThat(ask(false)).isInstanceOf(Outcome.Barred.class);
        assertThat(stand.start().ask(RotationStand.NORTH, CredentialId.of("object", "other"), false))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatThisProductSignsInWithIsNeverRotatedWhateverTheWatchSays() {
        Credential its = stand.credential("old-key", 5);
        stand.ledger.write(RotationStand.NORTH, List.of(RotationStand.held(own(its, Credential.Kind.SECRET, true))));

        assertThat(ask(false)).isInstanceOf(Outcome.Barred.class);
        listed();
        assertThat(stand.rotations.all()).isEmpty();
    }

    @Test
    void aCertificateIsNotRotated() {
        stand.ledger.write(
                RotationStand.NORTH,
                List.of(RotationStand.held(own(stand.credential("old-key", 5), Credential.Kind.CERTIFICATE, false))));

        assertThat(ask(false)).isInstanceOf(Outcome.Barred.class);
    }

    @Test
    void askedAgainWhileItIsUnderWayItIsTheSameRotation() {
        ask(false);
        Rotation first = stand.rotation();

        assertThat(ask(false)).isEqualTo(new Outcome.UnderWay(first));
        assertThat(stand.rotation()).isEqualTo(first);
    }

    @Test
    void theDaysListBeginsItThirtyDaysBeforeTheEndAndNotThirtyOne() {
        stand.ledger.write(RotationStand.NORTH, List.of(RotationStand.held(stand.credential("old-key", 31))));
        listed();
        assertThat(stand.rotations.all()).isEmpty();

        stand.clock.now = stand.clock.now.plus(Duration.ofDays(1));
        listed();
        Rotation first = stand.rotation();
        listed();
        assertThat(stand.rotation()).as("listed again after a crash").isEqualTo(first);
    }

    @Test
    void ofTwoSecretsTheOneThatEndsFirstIsReplaced() {
        stand.passwords.put(RotationStand.APP, RotationStand.OBJECT, "first-key", "first");
        stand.ledger.write(RotationStand.NORTH, List.of(RotationStand.held(stand.credential("first-key", 9))));
        listed();

        assertThat(stand.rotation().replaces()).isEqualTo(CredentialId.of(RotationStand.OBJECT, "first-key"));
    }

    @Test
    void whatCouldNotBeRotatedOnceIsLeftToPeople() {
        stand.passwords.acceptedAfter(Duration.ofDays(999));
        listed();
        stand.runFor(Duration.ofDays(2));
        assertThat(stand.rotation().step()).isEqualTo(Step.ABANDONED);
        Rotation abandoned = stand.rotation();
        listed();
        assertThat(stand.rotation()).isEqualTo(abandoned);

        assertThat(ask(false)).as("but a person may try again").isInstanceOf(Outcome.Begun.class);
    }

    @Test
    void aRotationThatNeverComesToRestCannotBeConfigured() {
        assertThat(Optional.of(new Rotated("app", "name", 30, 38, 7))).isPresent();
        assertThatThrownBy(() -> new Rotated("app", "name", 30, 37, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    private Outcome ask(boolean dryRun) {
        return stand.start().ask(RotationStand.NORTH, RotationStand.OLD, dryRun);
    }

    private void listed() {
        stand.start().listed(stand.ledger.watch(RotationStand.NORTH).orElseThrow());
    }

    private static Credential own(Credential its, Credential.Kind kind, boolean own) {
        return new Credential(
                its.id(),
                Registration.Form.APPLICATION,
                its.objectId(),
                its.appId(),
                its.application(),
                kind,
                Instant.EPOCH,
                its.ends(),
                Optional.empty(),
                own,
                false,
                List.of());
    }
}
