package org.virtualvisits.core.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.credential.Credential;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.FollowUp;
import org.virtualvisits.core.credential.Held;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Rotated;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Use case: begin the rotation of a secret, when an administrator asks or when the day's list finds that it is time; or
 * say what would be done. Only what a watch names is ever rotated, and nothing that this product itself signs in with.
 */
public final class StartRotation implements FollowUp {

    private final CredentialLedger ledger;
    private final Rotations rotations;
    private final Passwords passwords;
    private final RotationVault vault;
    private final Clock clock;

    /** Keeps its ports. */
    public StartRotation(
            CredentialLedger ledger, Rotations rotations, Passwords passwords, RotationVault vault, Clock clock) {
        this.ledger = ledger;
        this.rotations = rotations;
        this.passwords = passwords;
        this.vault = vault;
        this.clock = clock;
    }

    /** Begins those that are due. What could not be done once is left to people: their reminders go on. */
    @Override
    public void listed(Watch watch) {
        if (watch.rotated().isEmpty()) {
            return;
        }
        var soonest = new HashMap<String, Credential>();
        ledger.each(watch.organisation(), held -> {
            Credential its = held.credential();
            boolean due = watch.rotated(its.appId())
                    .filter(how -> watch.daysLeft(its, clock.instant()) <= how.daysBefore())
                    .isPresent();
            if (due && held.gone().isEmpty() && obstacle(its).isEmpty()) {
                soonest.merge(its.appId(), its, (one, other) -> one.ends().isAfter(other.ends()) ? other : one);
            }
        });
        soonest.values().stream()
                .sorted(Comparator.comparing(Credential::appId))
                .forEach(its -> watch.rotated(its.appId()).ifPresent(how -> {
                    Optional<Rotation> last = rotations.find(its.appId());
                    if (last.filter(one ->
                                    !one.step().isOver() || one.replaces().equals(its.id()))
                            .isEmpty()) {
                        rotations.write(rotation(watch.organisation(), its, how, last));
                    }
                }));
    }

    /**
     * Begins the rotation of one secret.
     *
     * @param dryRun to be told what would be done, and have nothing done
     */
    public Outcome ask(OrganisationId organisation, CredentialId id, boolean dryRun) {
        Optional<Watch> watch = ledger.watch(organisation);
        Optional<Held> held =
                ledger.find(organisation, id).filter(its -> its.gone().isEmpty());
        if (watch.isEmpty() || held.isEmpty()) {
            return new Outcome.Unknown();
        }
        Credential credential = held.get().credential();
        Optional<Rotated> how = watch.get().rotated(credential.appId());
        if (how.isEmpty()) {
            return new Outcome.Barred(
                    "The organisation's credential watch does not say that this application is rotated.");
        }
        Optional<String> obstacle = obstacle(credential);
        if (obstacle.isPresent()) {
            return new Outcome.Barred(obstacle.get());
        }
        Optional<Rotation> last = rotations.find(credential.appId());
        if (last.filter(one -> !one.step().isOver()).isPresent()) {
            return new Outcome.UnderWay(last.get());
        }
        Rotation next = rotation(organisation, credential, how.get(), last);
        List<String> problems = problems(next);
        if (dryRun) {
            return new Outcome.Would(next, problems);
        }
        return problems.isEmpty()
                ? rotations.write(next).<Outcome>map(Outcome.Begun::new).orElseGet(() -> new Outcome.UnderWay(next))
                : new Outcome.Barred(String.join(" ", problems));
    }

    /** Why it is never rotated, whatever a watch says. */
    private static Optional<String> obstacle(Credential credential) {
        if (credential.own()) {
            return Optional.of(
                    "Virtual Visits itself signs in with it: were the new one wrong, nothing could mend that."
                            + " Use a managed identity.");
        }
        if (credential.kind() != Credential.Kind.SECRET || credential.form() != Registration.Form.APPLICATION) {
            return Optional.of("Only secrets of app registrations are rotated.");
        }
        return credential.superseded().map(by -> "A newer secret has taken its place already.");
    }

    private Rotation rotation(OrganisationId organisation, Credential its, Rotated how, Optional<Rotation> last) {
        Instant now = clock.instant();
        return new Rotation(
                its.appId(),
                organisation,
                its.objectId(),
                its.id(),
                how.secret(),
                "virtual-visits-" + Digest.of(16, its.id().value(), now.toString()),
                now,
                now.plus(Duration.ofDays(how.daysValid())),
                Duration.ofDays(how.daysOfGrace()),
                Step.ADDING,
                now,
                Optional.empty(),
                now,
                0,
                Optional.empty(),
                Optional.empty(),
                last.flatMap(Rotation::version));
    }

    /** Looks and changes nothing. That adding is allowed shows only when it is tried. */
    private List<String> problems(Rotation rotation) {
        var problems = new ArrayList<String>();
        switch (passwords.list(rotation.objectId())) {
            case Answer.Done<Optional<List<Passwords.Password>>>(var found) -> {
                if (found.stream()
                        .flatMap(List::stream)
                        .noneMatch(one -> CredentialId.of(rotation.objectId(), one.keyId())
                                .equals(rotation.replaces()))) {
                    problems.add("The secret is no longer in the directory.");
                }
            }
            case Answer.Later<Optional<List<Passwords.Password>>> later ->
                problems.add("The directory is busy; ask again.");
            case Answer.Refused<Optional<List<Passwords.Password>>>(var what, var fix) ->
                problems.add(what + " " + fix);
        }
        switch (vault.current(rotation.secret())) {
            case Answer.Done<Optional<RotationVault.Kept>> there -> {}
            case Answer.Later<Optional<RotationVault.Kept>> later -> problems.add("The vault is busy; ask again.");
            case Answer.Refused<Optional<RotationVault.Kept>>(var what, var fix) -> problems.add(what + " " + fix);
        }
        return List.copyOf(problems);
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** It has begun; the next run, within a minute, goes on. */
        record Begun(Rotation rotation) implements Outcome {}

        /** It would be done so; what stands in the way, if anything. */
        record Would(Rotation rotation, List<String> problems) implements Outcome {
            /** Keeps its own copy. */
            public Would {
                problems = List.copyOf(problems);
            }
        }

        /** The application's is under way. */
        record UnderWay(Rotation rotation) implements Outcome {}

        /** It cannot be, and why. */
        record Barred(String why) implements Outcome {}

        /** There is no such credential. */
        record Unknown() implements Outcome {}
    }
}
