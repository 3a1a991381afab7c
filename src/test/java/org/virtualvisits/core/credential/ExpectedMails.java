package org.virtualvisits.core.credential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.virtualvisits.core.credential.MadeUpTenant.Fact;
import org.virtualvisits.core.credential.MadeUpTenant.Holder;

/** What should have gone out, worked out from the tenant's own story and with none of the product's code. */
final class ExpectedMails {

    private static final int[] STEPS = {90, 60, 30, 14, 7, 3, 1, 0};

    private final MadeUpTenant tenant;
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Map<String, Boolean> closed = new HashMap<>();
    private final Map<String, Integer> mails = new TreeMap<>();

    ExpectedMails(MadeUpTenant tenant) {
        this.tenant = tenant;
    }

    Map<String, Integer> mails() {
        return mails;
    }

    /** A day on which the work was done, at six in the morning UTC, before anything ends at noon. */
    void on(LocalDate today) {
        for (Holder holder : tenant.holders()) {
            for (Fact fact : holder.facts()) {
                if (!fact.begins().isAfter(today)) {
                    on(today, holder, fact);
                }
            }
        }
    }

    private void on(LocalDate today, Holder holder, Fact fact) {
        if (!holder.isThere(today)) {
            close(today, holder, fact, "removed");
        } else if (isReplaced(holder, fact, today)) {
            close(today, holder, fact, "replaced");
        } else {
            remind(today, holder, fact);
        }
    }

    /** By any later one of the chain that is there, and still valid for longer. Of our own, only once it has ended. */
    private static boolean isReplaced(Holder holder, Fact fact, LocalDate today) {
        if (holder.appId().equals(MadeUpTenant.OWN) && !fact.ends().isBefore(today)) {
            return false;
        }
        return holder.facts().stream()
                .filter(other ->
                        other.begins().isAfter(fact.begins()) && other.ends().isAfter(fact.ends()))
                .anyMatch(
                        other -> !other.begins().isAfter(today) && !other.ends().isBefore(today));
    }

    private void remind(LocalDate today, Holder holder, Fact fact) {
        int left = (int) (fact.ends().toEpochDay() - today.toEpochDay());
        int step = Integer.MAX_VALUE;
        for (int one : STEPS) {
            if (left <= one) {
                step = one;
            }
        }
        if (left < 0) {
            step = left;
        }
        if (step < lowest.getOrDefault(fact.name(), Integer.MAX_VALUE)) {
            lowest.put(fact.name(), step);
            closed.put(fact.name(), false);
            boolean own = holder.appId().equals(MadeUpTenant.OWN);
            String when = left > 1
                    ? "expires in " + left + " days"
                    : left == 1
                            ? "expires in 1 day"
                            : left == 0
                                    ? "expires today"
                                    : left == -1 ? "expired 1 day ago" : "expired " + -left + " days ago";
            String subject = (own ? "CRITICAL: " : "") + fact.kind() + " of " + holder.name() + " " + when + " ("
                    + fact.ends() + ")";
            readers(holder).forEach(reader -> mails.merge(today + " " + reader + " " + subject, 1, Integer::sum));
        }
    }

    /** Only those who were told that it ends are told that it need not trouble them, and once. */
    private void close(LocalDate today, Holder holder, Fact fact, String word) {
        if (Boolean.FALSE.equals(closed.get(fact.name()))) {
            String subject = fact.kind() + " of " + holder.name() + " has been " + word;
            readers(holder).forEach(reader -> mails.merge(today + " " + reader + " " + subject, 1, Integer::sum));
        }
        closed.put(fact.name(), true);
    }

    private static List<String> readers(Holder holder) {
        var readers = new ArrayList<>(holder.owners());
        if (readers.isEmpty() || holder.appId().equals(MadeUpTenant.OWN)) {
            readers.add(MadeUpTenant.FALLBACK);
        }
        return readers;
    }
}
