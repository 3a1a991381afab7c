package org.virtualvisits.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.rotation.RotationVault.Kept;

final class RotateCredentialsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final RotationStand stand = new RotationStand();

    @Test
    void aNewSecretTakesTheOldOnesPlaceOnlyWhenItIsProvenAndTheOldOneGoesAfterTheGrace() {
        begin();
        stand.runFor(Duration.ofMinutes(2));
        assertThat(stand.rotation().step()).isEqualTo(Step.PROVING);
        assertThat(stand.current()).as("not proven yet").isEqualTo("old");

        stand.runFor(Duration.ofMinutes(10));
        assertThat(stand.rotation().step()).isEqualTo(Step.GRACE);
        assertThat(stand.current()).isEqualTo("text-1");

        stand.runFor(Duration.ofDays(7).minusHours(2));
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).containsExactly("old", "text-1");
        stand.runFor(Duration.ofHours(4));
        assertThat(stand.rotation().step()).isEqualTo(Step.DONE);
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).containsExactly("text-1");
        assertThat(stand.outcomes).containsExactly("[done]");
    }

    /** Every call of every port, before it has an effect and after. */
    @Test
    void killedAtAnyCallItEndsWithExactlyOneNewSecretThatReadersGetAndNoOther() {
        begin();
        stand.runFor(Duration.ofDays(8));
        int calls = stand.trap.calls();
        assertThat(calls).isGreaterThan(20);

        var wrong = new ArrayList<String>();
        int deaths = 0;
        for (int call = 1; call <= calls; call++) {
            for (boolean after : new boolean[] {false, true}) {
                var killed = new RotationStand();
                killed.start().ask(RotationStand.NORTH, RotationStand.OLD, false);
                killed.trap.set(call, after);
                deaths += killed.runFor(Duration.ofDays(8).plusHours(1));
                List<String> left = killed.passwords.texts(RotationStand.OBJECT);
                if (killed.rotation().step() != Step.DONE || !left.equals(List.of(killed.current()))) {
                    wrong.add(call
                            + (after ? " after: " : " before: ")
                            + killed.rotation().step()
                            + left);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(deaths).isEqualTo(2 * calls);
        String figures = calls + " calls, " + deaths + " deaths";
        System.getLogger("rotation").log(System.Logger.Level.INFO, () -> figures);
    }

    @Test
    void aSecretThatIsNeverAcceptedIsTakenBackAfterADayAndTheOldOneStays() {
        stand.passwords.acceptedAfter(Duration.ofDays(9999));
        begin();
        stand.runFor(DAY.minusHours(1));
        assertThat(stand.rotation().step()).isEqualTo(Step.PROVING);
        stand.runFor(Duration.ofHours(2));

        assertThat(stand.rotation().step()).isEqualTo(Step.ABANDONED);
        assertThat(stand.rotation().trouble().orElseThrow()).contains("a day after it was added");
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).containsExactly("old");
        assertThat(stand.vault.staged(RotationStand.SECRET)).isEqualTo(new Answer.Done<>(Optional.empty()));
        assertThat(stand.outcomes).containsExactly("[abandoned]");
    }

    @Test
    void aVaultThatTakesNothingLeavesNoSecretBehind() {
        begin();
        var refusing = new InTheWay(stand.vault);
        refusing.refusesStaging = true;
        for (int minute = 0; minute < 30; minute++) {
            stand.process(refusing, stand.passwords).run();
            stand.clock.now = stand.clock.now.plus(Duration.ofMinutes(1));
        }

        assertThat(stand.rotation().step()).isEqualTo(Step.ABANDONED);
        assertThat(stand.rotation().trouble()).contains("refused mend");
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).containsExactly("old");
    }

    @Test
    void whatSomebodyElsePutIntoTheVaultMeanwhileStopsTheRemovalForGood() {
        begin();
        stand.runFor(DAY);
        stand.passwords.put(RotationStand.APP, RotationStand.OBJECT, "by-hand", "by hand");
        stand.vault.put(RotationStand.SECRET, "by hand");
        stand.runFor(Duration.ofDays(8));

        assertThat(stand.rotation().step()).isEqualTo(Step.HALTED);
        assertThat(stand.rotation().trouble().orElseThrow()).contains("Somebody has put another value");
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).contains("old", "by hand");
    }

    @Test
    void whileTheNewOneGetsNoTokenTheOldOneIsNotRemoved() {
        begin();
        stand.runFor(DAY);
        stand.clock.now = stand.clock.now.plus(Duration.ofDays(7));
        SignIns refusing = (application, text) -> new Answer.Done<>(false);
        stand.process(stand.vault, refusing).run();

        assertThat(stand.rotation().step()).isEqualTo(Step.REMOVING);
        assertThat(stand.rotation().trouble().orElseThrow()).contains("refuses the new secret");
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).containsExactly("old", "text-1");

        stand.runFor(DAY);
        assertThat(stand.rotation().step()).isEqualTo(Step.DONE);
        assertThat(stand.rotation().trouble()).isEmpty();
    }

    @Test
    void anApplicationThatIsDeletedMeanwhileEndsIt() {
        begin();
        stand.runFor(DAY);
        stand.passwords.put("other", "other-object", "key", stand.current());
        stand.passwords.removeApplication(RotationStand.OBJECT);
        var process = new RotateCredentials(
                stand.rotations,
                stand.passwords,
                stand.vault,
                stand.passwords,
                (measure, value, labels) -> {},
                stand.clock,
                () -> "run");
        stand.clock.now = stand.clock.now.plus(Duration.ofDays(7));
        process.run();

        assertThat(stand.rotation().step()).isEqualTo(Step.HALTED);
    }

    @Test
    void twoProcessesAtOnceAddOneSecret() {
        begin();
        Rotation read = stand.rotation();
        stand.process().run();

        assertThat(stand.rotations.write(read.heldBy("other", stand.clock.now))).isEmpty();
        assertThat(stand.process().run()).as("it is the first one's turn").isZero();
        assertThat(stand.passwords.texts(RotationStand.OBJECT)).hasSize(2);
    }

    private void begin() {
        assertThat(stand.start().ask(RotationStand.NORTH, RotationStand.OLD, false))
                .isInstanceOf(StartRotation.Outcome.Begun.class);
    }

    /** A vault that refuses to write. */
    private static final class InTheWay implements RotationVault {

        private final RotationVault real;
        private boolean refusesStaging;

        private InTheWay(RotationVault real) {
            this.real = real;
        }

        @Override
        public Answer<Optional<Kept>> staged(String secret) {
            return real.staged(secret);
        }

        @Override
        public Answer<Optional<Kept>> current(String secret) {
            return real.current(secret);
        }

        @Override
        public Answer<Boolean> stage(String secret, Kept kept) {
            return refusesStaging ? new Answer.Refused<>("refused", "mend") : real.stage(secret, kept);
        }

        @Override
        public Answer<Boolean> publish(String secret, Kept kept) {
            return real.publish(secret, kept);
        }

        @Override
        public Answer<Boolean> discard(String secret) {
            return real.discard(secret);
        }
    }
}
