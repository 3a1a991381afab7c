package org.virtualvisits.core.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One organisation's part of the day's list: notes what there is, and what must be said about it. Nothing is sent from
 * here; each intention is in the ledger before anybody acts on it. What was noted before a crash is noted again: the same
 * credential on the same day makes the same row.
 */
final class Census {

    /** How long a removed credential is remembered: a deleted application can be restored for 30 days. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    /** Rows of one transaction. */
    private static final int BATCH = 100;

    private final Watch watch;
    private final Own own;
    private final CredentialLedger ledger;
    private final Instant now;
    private final Map<CredentialId, Held> known = new HashMap<>();
    private final Map<CredentialId, Acknowledgement> acknowledged = new HashMap<>();
    private final Set<CredentialId> seen = new HashSet<>();
    private final List<Held> changed = new ArrayList<>();

    Census(Watch watch, Own own, CredentialLedger ledger, Instant now) {
        this.watch = watch;
        this.own = own;
        this.ledger = ledger;
        this.now = now;
        ledger.each(watch.organisation(), held -> known.put(held.credential().id(), held));
        ledger.acknowledgements(watch.organisation()).forEach(one -> acknowledged.put(one.credential(), one));
    }

    /** Notes one registration. */
    void note(Registration registration) {
        if (!watch.selects(registration.appId())) {
            return;
        }
        List<Credential> credentials =
                new Inventory(registration, own, now).credentials(watch.apart().contains(registration.appId()));
        credentials.forEach(this::update);
        credentials.forEach(this::inherit);
    }

    /** Ends the list: what was not on it is gone. */
    int finish() {
        var forgotten = new ArrayList<CredentialId>();
        for (Held held : List.copyOf(known.values())) {
            CredentialId id = held.credential().id();
            if (!seen.contains(id)) {
                if (held.gone().isEmpty()) {
                    gone(held);
                } else if (held.open().isEmpty()
                        && held.gone().get().plus(REMEMBERED).isBefore(now)) {
                    forgotten.add(id);
                }
            }
        }
        flush();
        ledger.remove(watch.organisation(), forgotten);
        return seen.size();
    }

    private void update(Credential credential) {
        seen.add(credential.id());
        Optional<Held> before = Optional.ofNullable(known.get(credential.id()));
        Held held = before.map(its -> its.now(credential)).orElseGet(() -> Held.of(credential));
        put(before, credential.superseded().isPresent() ? held.closing(Telling.Kind.REPLACED) : reminded(held));
    }

    private Held reminded(Held held) {
        Credential credential = held.credential();
        OptionalInt reached = watch.reached(watch.daysLeft(credential, now));
        if (reached.isEmpty() || reached.getAsInt() >= held.step().orElse(Integer.MAX_VALUE)) {
            return held;
        }
        int step = reached.getAsInt();
        boolean silenced = !credential.own()
                && Optional.ofNullable(acknowledged.get(credential.id()))
                        .filter(word -> word.covers(step, watch.day(now)))
                        .isPresent();
        return silenced
                ? held.silenced(step)
                : held.reminding(Telling.to(watch.readers(credential), Telling.Kind.REMINDER, step));
    }

    /** The newer one goes on with the calendar entry, so that readers keep one and not two. */
    private void inherit(Credential credential) {
        credential
                .superseded()
                .map(known::get)
                .ifPresent(successor -> Optional.ofNullable(known.get(credential.id()))
                        .filter(before -> !before.told().isEmpty())
                        .ifPresent(before -> put(Optional.of(successor), successor.following(before))));
    }

    private void gone(Held held) {
        Optional<Held> successor = successor(held.credential());
        Held closed = held.closing(successor.isPresent() ? Telling.Kind.REPLACED : Telling.Kind.GONE);
        Held next = new Held(
                held.credential()
                        .supersededBy(successor.map(its -> its.credential().id())),
                closed.step(),
                closed.entry(),
                closed.sequence(),
                closed.told(),
                closed.closed(),
                closed.open(),
                Optional.of(now));
        put(Optional.of(held), next);
        successor.filter(its -> !held.told().isEmpty()).ifPresent(its -> put(Optional.of(its), its.following(next)));
    }

    /** What stands in the place of one that is no longer there. */
    private Optional<Held> successor(Credential gone) {
        return known.values().stream()
                .filter(other -> other.credential().objectId().equals(gone.objectId()))
                .filter(other -> seen.contains(other.credential().id()))
                .filter(other -> other.credential().superseded().isEmpty()
                        && other.credential().kind().servesAs(gone.kind())
                        && other.credential().isValid(now)
                        && other.credential().ends().isAfter(gone.ends()))
                .findFirst();
    }

    private void put(Optional<Held> before, Held next) {
        known.put(next.credential().id(), next);
        if (!before.equals(Optional.of(next))) {
            changed.add(next);
            if (changed.size() >= BATCH) {
                flush();
            }
        }
    }

    private void flush() {
        var latest = new HashMap<CredentialId, Held>();
        changed.forEach(held -> latest.put(held.credential().id(), held));
        if (!latest.isEmpty()) {
            ledger.write(watch.organisation(), List.copyOf(latest.values()));
        }
        changed.clear();
    }
}
