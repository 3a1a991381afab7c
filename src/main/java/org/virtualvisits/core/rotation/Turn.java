package org.virtualvisits.core.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.rotation.Passwords.Password;
import org.virtualvisits.core.rotation.RotationVault.Kept;

/** Does one step of a rotation. Each may be done again by a run that does not know how far the one before came. */
final class Turn {

    /** Where a service does not say when to ask again. */
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(2);

    /**
     * After an addition without an answer. The directory is eventually consistent (Graph page "aad-advanced-queries"):
     * what was added may not be listed at once, and would be added twice.
     */
    static final Duration SETTLING = Duration.ofMinutes(10);

    /** A secret that nobody can sign in with after so long is none. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration DAILY_LOOK = Duration.ofHours(6);

    private final Passwords passwords;
    private final RotationVault vault;
    private final SignIns signIns;
    private final Instant now;

    Turn(Passwords passwords, RotationVault vault, SignIns signIns, Instant now) {
        this.passwords = passwords;
        this.vault = vault;
        this.signIns = signIns;
        this.now = now;
    }

    Course take(Rotation rotation) {
        return switch (rotation.step()) {
            case ADDING -> add(rotation);
            case PROVING -> prove(rotation);
            case SWITCHING -> publish(rotation);
            case GRACE -> new Course.Onward(rotation.at(Step.REMOVING, now));
            case REMOVING -> remove(rotation);
            case ABANDONING -> takeBack(rotation);
            case DONE, ABANDONED, HALTED -> throw new IllegalStateException("nothing is left to do");
        };
    }

    private Course add(Rotation rotation) {
        return done(
                vault.staged(rotation.secret()),
                staged -> staged.filter(kept -> isOf(kept, rotation))
                        // An earlier run came as far as this, and could not say so.
                        .<Course>map(kept ->
                                new Course.Onward(rotation.with(kept.keyId()).at(Step.PROVING, now)))
                        .orElseGet(() -> done(passwords.list(rotation.objectId()), found -> addTo(rotation, found))));
    }

    private Course addTo(Rotation rotation, Optional<List<Password>> found) {
        if (found.isEmpty()) {
            return new Course.Stop("The application is no longer in the directory.");
        }
        if (found.get().stream().noneMatch(one -> isOld(one, rotation))) {
            return new Course.Stop("The secret to be replaced is no longer there: somebody has removed it.");
        }
        // Added by a run that died before it was kept: nobody knows its text any more.
        Optional<Course> hindered = removed(rotation, found.get(), one -> isMarked(one, rotation));
        return hindered.orElseGet(() -> switch (passwords.add(rotation.objectId(), rotation.mark(), rotation.ends())) {
            case Answer.Done<Passwords.Added>(var added) ->
                settling(done(
                        vault.stage(
                                rotation.secret(),
                                new Kept(added.text(), added.keyId(), rotation.mark(), rotation.ends())),
                        kept -> new Course.Onward(rotation.with(added.keyId()).at(Step.PROVING, now))));
            case Answer.Later<Passwords.Added>(var after) -> settling(new Course.Wait(after, ""));
            case Answer.Refused<Passwords.Added>(var what, var fix) -> new Course.Barred(what + " " + fix);
        });
    }

    private static Course settling(Course course) {
        return course instanceof Course.Wait(var pause, var trouble) && pause.compareTo(SETTLING) < 0
                ? new Course.Wait(SETTLING, trouble)
                : course;
    }

    private Course prove(Rotation rotation) {
        return done(
                vault.staged(rotation.secret()),
                staged -> staged.filter(kept -> isOf(kept, rotation))
                        .map(kept -> done(
                                signIns.prove(rotation.appId(), kept.text()),
                                proven -> proven
                                        ? new Course.Onward(rotation.at(Step.SWITCHING, now))
                                        : notYet(rotation)))
                        .orElseGet(Turn::meddled));
    }

    private Course notYet(Rotation rotation) {
        if (rotation.since().plus(PATIENCE).isBefore(now)) {
            return new Course.Stop("The login service still refuses the new secret a day after it was added."
                    + " See whether a policy forbids secrets for this application.");
        }
        Duration growing = Duration.ofMinutes(rotation.tries());
        return new Course.Wait(growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing, "");
    }

    private Course publish(Rotation rotation) {
        return done(
                vault.current(rotation.secret()),
                current -> isNew(current, rotation)
                        ? discarded(rotation)
                        : done(
                                vault.staged(rotation.secret()),
                                staged -> staged.filter(kept -> isOf(kept, rotation))
                                        .map(kept -> done(
                                                vault.publish(rotation.secret(), kept),
                                                published -> discarded(rotation)))
                                        .orElseGet(Turn::meddled)));
    }

    /** It is published; the copy beside is of no use to anybody. The grace begins now, and not before. */
    private Course discarded(Rotation rotation) {
        return done(vault.discard(rotation.secret()), gone -> new Course.Onward(rotation.at(Step.GRACE, now)));
    }

    private Course remove(Rotation rotation) {
        return done(
                vault.current(rotation.secret()),
                current -> !isNew(current, rotation)
                        ? new Course.Stop(
                                "Somebody has put another value into the vault's secret since; the old secret is"
                                        + " left alone. Remove it by hand when nothing uses it.")
                        : done(
                                passwords.list(rotation.objectId()),
                                found -> removeFrom(rotation, current.get(), found)));
    }

    private Course removeFrom(Rotation rotation, Kept current, Optional<List<Password>> found) {
        List<Password> all = found.orElse(List.of());
        if (all.stream().noneMatch(one -> isNew(one, rotation))) {
            return new Course.Stop("The new secret is no longer in the directory; the old one is left alone."
                    + " Start a rotation again.");
        }
        // Proven once more: for as long as the new one has no token, the old one may be all there is.
        return done(signIns.prove(rotation.appId(), current.text()), proven -> {
            if (!proven) {
                return new Course.Wait(
                        DAILY_LOOK, "The login service refuses the new secret, so the old one is not removed.");
            }
            return removed(
                            rotation,
                            all,
                            one -> isOld(one, rotation) || (isMarked(one, rotation) && !isNew(one, rotation)))
                    .orElseGet(() -> new Course.Onward(rotation.at(Step.DONE, now)));
        });
    }

    /** Never what readers get: an answer that was lost may have published it after all. */
    private Course takeBack(Rotation rotation) {
        return done(
                vault.current(rotation.secret()),
                current -> isNew(current, rotation)
                        ? new Course.Stop(
                                "The new secret is in use, so it was not taken back, and the old one is left alone.")
                        : takenBack(rotation));
    }

    private Course takenBack(Rotation rotation) {
        return done(
                passwords.list(rotation.objectId()),
                found -> removed(rotation, found.orElse(List.of()), one -> isMarked(one, rotation))
                        .orElseGet(() -> done(
                                vault.discard(rotation.secret()),
                                gone -> new Course.Onward(rotation.at(Step.ABANDONED, now)))));
    }

    /** Empty where all of them are gone. */
    private Optional<Course> removed(Rotation rotation, List<Password> all, Function<Password, Boolean> which) {
        for (Password one : all) {
            if (which.apply(one)) {
                Answer<Boolean> answer = passwords.remove(rotation.objectId(), one.keyId());
                if (!(answer instanceof Answer.Done<Boolean>)) {
                    return Optional.of(done(answer, gone -> new Course.Wait(Duration.ZERO, "")));
                }
            }
        }
        return Optional.empty();
    }

    private static Course meddled() {
        return new Course.Stop("The new secret is no longer in the vault: somebody has changed it there.");
    }

    private static boolean isOf(Kept kept, Rotation rotation) {
        return kept.mark().equals(rotation.mark());
    }

    private static boolean isNew(Optional<Kept> current, Rotation rotation) {
        return current.filter(kept -> isOf(kept, rotation)
                        && rotation.newKey().filter(kept.keyId()::equals).isPresent())
                .isPresent();
    }

    private static boolean isNew(Password one, Rotation rotation) {
        return rotation.newKey().filter(one.keyId()::equals).isPresent();
    }

    private static boolean isMarked(Password one, Rotation rotation) {
        return one.mark().filter(rotation.mark()::equals).isPresent();
    }

    private static boolean isOld(Password one, Rotation rotation) {
        return CredentialId.of(rotation.objectId(), one.keyId()).equals(rotation.replaces());
    }

    private static <T> Course done(Answer<T> answer, Function<T, Course> then) {
        return switch (answer) {
            case Answer.Done<T>(var value) -> then.apply(value);
            case Answer.Later<T>(var after) -> new Course.Wait(after.isZero() ? USUAL_PAUSE : after, "");
            case Answer.Refused<T>(var what, var fix) -> new Course.Barred(what + " " + fix);
        };
    }
}
