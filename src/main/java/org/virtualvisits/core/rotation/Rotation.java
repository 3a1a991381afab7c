package org.virtualvisits.core.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * The replacing of one secret of an application, and how far it is. Immutable; a change is a new value.
 *
 * @param organisation whose watch says that it is rotated
 * @param objectId the directory's name for the application
 * @param replaces the credential that is to go
 * @param secret the vault's name for what readers read
 * @param mark the new one's name in the directory, unique to this rotation
 * @param begun when somebody or something asked for it
 * @param ends the last moment of the new one's validity
 * @param grace how long the old one stays beside it
 * @param step what is to be done next
 * @param since when that step was reached
 * @param newKey the directory's id of the new one, once it is kept
 * @param due before which nothing is done
 * @param tries of this step
 * @param holder the run that works on it, until {@code due}
 * @param trouble what is wrong, and the fix
 * @param version the row's, as read
 */
public record Rotation(
        String appId,
        OrganisationId organisation,
        String objectId,
        CredentialId replaces,
        String secret,
        String mark,
        Instant begun,
        Instant ends,
        Duration grace,
        Step step,
        Instant since,
        Optional<String> newKey,
        Instant due,
        int tries,
        Optional<String> holder,
        Optional<String> trouble,
        Optional<String> version) {

    /** The credential that takes the old one's place, once there is one. */
    public Optional<CredentialId> replacement() {
        return newKey.map(key -> CredentialId.of(objectId, key));
    }

    boolean isDue(Instant now) {
        return !step.isOver() && !due.isAfter(now);
    }

    Rotation heldBy(String run, Instant until) {
        return changed(step, since, newKey, until, tries + 1, Optional.of(run), trouble);
    }

    Rotation at(Step next, Instant now) {
        return changed(next, now, newKey, due, 1, holder, next == Step.DONE ? Optional.empty() : trouble);
    }

    Rotation with(String key) {
        return changed(step, since, Optional.of(key), due, tries, holder, trouble);
    }

    Rotation waiting(Instant until, Optional<String> wrong) {
        return changed(step, since, newKey, until, tries, Optional.empty(), wrong);
    }

    Rotation troubled(String wrong) {
        return changed(step, since, newKey, due, tries, holder, Optional.of(wrong));
    }

    /** The same, as written in that version. */
    public Rotation over(String written) {
        return new Rotation(
                appId,
                organisation,
                objectId,
                replaces,
                secret,
                mark,
                begun,
                ends,
                grace,
                step,
                since,
                newKey,
                due,
                tries,
                holder,
                trouble,
                Optional.of(written));
    }

    /** What it is about stays; how far it is changes. */
    private Rotation changed(
            Step nextStep,
            Instant nextSince,
            Optional<String> key,
            Instant nextDue,
            int nextTries,
            Optional<String> nextHolder,
            Optional<String> nextTrouble) {
        return new Rotation(
                appId,
                organisation,
                objectId,
                replaces,
                secret,
                mark,
                begun,
                ends,
                grace,
                nextStep,
                nextSince,
                key,
                nextDue,
                nextTries,
                nextHolder,
                nextTrouble,
                version);
    }
}
