package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.organisation.Organisation;

/** Looks at what the app itself needs: storage, the secrets that configuration names, text messages, clocks. */
final class CheckApp {

    /** Webhook signatures allow five minutes (Standard Webhooks), tokens of Entra as many; less goes unnoticed. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(2);

    private final Grounds grounds;
    private final Clock clock;

    CheckApp(Grounds grounds, Clock clock) {
        this.grounds = grounds;
        this.clock = clock;
    }

    /**
     * Looks.
     *
     * @param teamsTime the time by Teams' clock
     */
    List<Finding> look(Organisation organisation, Optional<Instant> teamsTime) {
        var findings = new ArrayList<Finding>();
        teamsTime.flatMap(theirs -> skew("Teams", theirs)).ifPresent(findings::add);
        for (Stores store : grounds.stores()) {
            Stores.Look look = store.look();
            findings.addAll(look.findings());
            look.time().flatMap(theirs -> skew("storage", theirs)).ifPresent(findings::add);
        }
        findings.addAll(secrets(organisation));
        findings.addAll(grounds.texts().findings());
        return findings;
    }

    private List<Finding> secrets(Organisation organisation) {
        var findings = new ArrayList<Finding>();
        List<String> named = organisation.sources().stream()
                .flatMap(source -> source.signingSecrets().stream())
                .distinct()
                .sorted()
                .toList();
        for (String name : named) {
            try {
                if (grounds.secrets().find(name).isEmpty()) {
                    findings.add(new Finding(Defect.SECRET_MISSING, name));
                }
            } catch (RuntimeException outOfReach) {
                findings.add(new Finding(Defect.VAULT_UNREACHABLE, name));
                return findings;
            }
        }
        return findings;
    }

    private Optional<Finding> skew(String whose, Instant theirs) {
        Duration skew = Duration.between(theirs, clock.instant());
        return skew.abs().compareTo(MOST_SKEW) > 0
                ? Optional.of(new Finding(
                        Defect.CLOCK_OFF,
                        whose + ", " + skew.abs().toMinutes() + " min " + (skew.isNegative() ? "ahead" : "behind")))
                : Optional.empty();
    }
}
