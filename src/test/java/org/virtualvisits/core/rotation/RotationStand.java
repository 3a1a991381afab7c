package org.virtualvisits.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.core.credential.Credential;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.Held;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Rotated;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;
import org.virtualvisits.sandbox.memory.InMemoryPasswords;
import org.virtualvisits.sandbox.memory.InMemoryRotationVault;
import org.virtualvisits.sandbox.memory.InMemoryRotations;

/**
 * One application whose secret ends in 20 days, its vault and its directory, and processes that can be killed. After each
 * call of a port the value that readers get must be one that signs in: that is what a rotation must never break.
 */
final class RotationStand {

    static final OrganisationId NORTH = new OrganisationId("north");
    static final String APP = "5a9d0000-0000-4000-8000-000000000001";
    static final String OBJECT = "object";
    static final CredentialId OLD = CredentialId.of(OBJECT, "old-key");
    static final String SECRET = "rota-secret";

    final Standing clock = new Standing();
    final InMemoryRotations rotations = new InMemoryRotations();
    final InMemoryPasswords passwords = new InMemoryPasswords(clock, Duration.ofMinutes(2), Duration.ofMinutes(3));
    final InMemoryRotationVault vault = new InMemoryRotationVault();
    final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();
    final List<String> outcomes = new ArrayList<>();
    final Trap trap = new Trap(this::readersCanSignIn);
    private final AtomicInteger runs = new AtomicInteger();

    RotationStand() {
        passwords.put(APP, OBJECT, "old-key", "old");
        vault.put(SECRET, "old");
        watch(List.of(new Rotated(APP, SECRET, 30, 180, 7)));
        ledger.write(NORTH, List.of(held(credential("old-key", 20))));
    }

    void watch(List<Rotated> rotated) {
        ledger.put(new Watch(
                NORTH,
                Optional.empty(),
                "visits@example.org",
                ZoneId.of("Europe/London"),
                Watch.USUAL_STEPS,
                true,
                List.of(),
                List.of("lead@example.org"),
                Set.of(),
                rotated,
                Optional.empty()));
    }

    Credential credential(String key, int days) {
        return new Credential(
                CredentialId.of(OBJECT, key),
                Registration.Form.APPLICATION,
                OBJECT,
                APP,
                "Rota",
                Credential.Kind.SECRET,
                clock.now.minus(Duration.ofDays(100)),
                clock.now.plus(Duration.ofDays(days)),
                Optional.empty(),
                false,
                false,
                List.of());
    }

    static Held held(Credential credential) {
        return new Held(
                credential,
                OptionalInt.empty(),
                credential.id().value(),
                0,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    StartRotation start() {
        return start(vault);
    }

    StartRotation start(RotationVault its) {
        return new StartRotation(ledger, rotations, passwords, its, clock);
    }

    /** A process of its own over the same world. */
    RotateCredentials process() {
        return process(vault, passwords);
    }

    RotateCredentials process(RotationVault its, SignIns signIns) {
        return new RotateCredentials(
                trap.around(Rotations.class, rotations),
                trap.around(Passwords.class, passwords),
                trap.around(RotationVault.class, its),
                trap.around(SignIns.class, signIns),
                (measure, value, labels) ->
                        outcomes.add(Map.copyOf(labels).values().toString()),
                clock,
                () -> "run-" + runs.incrementAndGet());
    }

    /**
     * A run each minute for a while, and half an hour where nothing but waiting is left; killed processes are followed by
     * others. Returns how many died.
     */
    int runFor(Duration time) {
        int deaths = 0;
        Instant end = clock.now.plus(time);
        while (clock.now.isBefore(end)) {
            deaths += ran() ? 0 : 1;
            clock.now = clock.now.plus(Duration.ofMinutes(isWaiting() ? 30 : 1));
        }
        return deaths;
    }

    private boolean isWaiting() {
        Step step = rotation().step();
        return step == Step.GRACE || step.isOver();
    }

    private boolean ran() {
        try {
            process().run();
            return true;
        } catch (Trap.Death killed) {
            return false;
        }
    }

    Rotation rotation() {
        return rotations.find(APP).orElseThrow();
    }

    String current() {
        return ((Answer.Done<Optional<RotationVault.Kept>>) vault.current(SECRET))
                .value()
                .orElseThrow()
                .text()
                .value();
    }

    private void readersCanSignIn() {
        assertThat(passwords.prove(APP, new SecretText(current())))
                .as("what readers get signs in")
                .isEqualTo(new Answer.Done<>(true));
    }

    /** Stands until it is put on. */
    static final class Standing extends Clock {

        Instant now = Instant.parse("2027-01-04T06:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC is all there is");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
