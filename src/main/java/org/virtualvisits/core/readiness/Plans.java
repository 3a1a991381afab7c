package org.virtualvisits.core.readiness;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.readiness.Accounts.Plan;

/**
 * What an account's licences are worth. A plan is told by its name and not by its id: Microsoft sells Teams and Exchange
 * under several of each, and all names of one begin alike (Entra page "licensing-service-plan-reference").
 */
record Plans(List<Plan> all) {

    /** Not TEAMSPRO, which is Premium and comes on top. */
    private static final Pattern TEAMS = Pattern.compile("TEAMS[0-9_].*");

    /** Not FOUNDATION, which is in nearly every licence and has no mailbox, nor the archive's add-on. */
    private static final Pattern EXCHANGE =
            Pattern.compile("EXCHANGE_(S_(STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS).*|B_STANDARD|L_STANDARD)");

    Optional<Defect> teams() {
        return worst(TEAMS, Defect.TEAMS_MISSING, Defect.TEAMS_DISABLED, Defect.TEAMS_PENDING, Defect.TEAMS_FAILED);
    }

    Optional<Defect> exchange() {
        return worst(
                EXCHANGE,
                Defect.EXCHANGE_MISSING,
                Defect.EXCHANGE_DISABLED,
                Defect.EXCHANGE_PENDING,
                Defect.EXCHANGE_FAILED);
    }

    /** One plan that works is enough; else the one that is nearest to it. */
    private Optional<Defect> worst(Pattern names, Defect missing, Defect disabled, Defect pending, Defect failed) {
        List<String> statuses = all.stream()
                .filter(plan -> names.matcher(plan.name()).matches())
                .map(Plan::status)
                .toList();
        if (statuses.contains("Success")) {
            return Optional.empty();
        }
        if (statuses.stream().anyMatch(status -> status.startsWith("Pending"))) {
            return Optional.of(pending);
        }
        if (statuses.contains("Error")) {
            return Optional.of(failed);
        }
        return Optional.of(statuses.isEmpty() ? missing : disabled);
    }
}
