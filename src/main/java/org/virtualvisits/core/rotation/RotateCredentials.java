package org.virtualvisits.core.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;

/**
 * Use case: bring every rotation as far as it can come now. Called every minute; each step is written before it is done,
 * so a run that dies is made good by a later one. Nothing old is removed before the new one is proven, published, and
 * proven again after the grace.
 */
public final class RotateCredentials {

    /** Longer than a function can run, and as long as the directory needs to show what was added. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** A function has five minutes (host.json). */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofHours(6);

    private final Rotations rotations;
    private final Passwords passwords;
    private final RotationVault vault;
    private final SignIns signIns;
    private final Measures measures;
    private final Clock clock;
    private final Supplier<String> runs;

    /**
     * Keeps its ports.
     *
     * @param runs names each run, never the same twice
     */
    public RotateCredentials(
            Rotations rotations,
            Passwords passwords,
            RotationVault vault,
            SignIns signIns,
            Measures measures,
            Clock clock,
            Supplier<String> runs) {
        this.rotations = rotations;
        this.passwords = passwords;
        this.vault = vault;
        this.signIns = signIns;
        this.measures = measures;
        this.clock = clock;
        this.runs = runs;
    }

    /** Works on those that are due; returns on how many. */
    public int run() {
        Instant begun = clock.instant();
        String run = runs.get();
        int worked = 0;
        for (Rotation rotation : rotations.all()) {
            Instant now = clock.instant();
            if (rotation.isDue(now) && now.isBefore(begun.plus(BUDGET))) {
                Optional<Rotation> mine = rotations.write(rotation.heldBy(run, now.plus(LEASE)));
                mine.ifPresent(this::work);
                worked += mine.isPresent() ? 1 : 0;
            }
        }
        return worked;
    }

    /** As many steps as can be done at once. */
    private void work(Rotation held) {
        Rotation at = held;
        while (at.holder().isPresent() && !at.step().isOver()) {
            Instant now = clock.instant();
            Rotation next = after(new Turn(passwords, vault, signIns, now).take(at), at, now);
            at = rotations.write(next).orElseThrow(() -> new IllegalStateException("the rotation was taken away"));
            if (at.step().isOver()) {
                measures.count(
                        Measure.CREDENTIAL_ROTATIONS,
                        Map.of(Label.OUTCOME, at.step().name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static Rotation after(Course course, Rotation at, Instant now) {
        return switch (course) {
            case Course.Onward(var to) ->
                to.step() == Step.GRACE ? to.waiting(now.plus(to.grace()), Optional.empty()) : to;
            case Course.Wait(var pause, var trouble) ->
                at.waiting(now.plus(pause), Optional.of(trouble).filter(text -> !text.isEmpty()));
            case Course.Barred(var trouble) ->
                at.step() == Step.ADDING || at.step() == Step.PROVING
                        ? abandoning(at, trouble, now)
                        : at.waiting(now.plus(UNTIL_SOMEBODY_ACTS), Optional.of(trouble));
            case Course.Stop(var trouble) ->
                at.step() == Step.REMOVING || at.step() == Step.ABANDONING
                        ? at.troubled(trouble).at(Step.HALTED, now)
                        : abandoning(at, trouble, now);
        };
    }

    /** What was added a moment ago may not be listed yet, and would be left behind. */
    private static Rotation abandoning(Rotation at, String trouble, Instant now) {
        return at.at(Step.ABANDONING, now).waiting(now.plus(Turn.SETTLING), Optional.of(trouble));
    }
}
