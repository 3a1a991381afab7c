package org.virtualvisits.core.feed;

import java.util.HashSet;
import java.util.Set;

/**
 * Where a visit is listed, so that it can be taken off when it moves.
 *
 * @param days at most one in a settled state, two while it moves
 * @param addresses keyed digests of patients' addresses
 * @param mark tells the content of months and addresses from another, so that what is the same is not written again
 */
public record Places(Set<Day> days, Set<Month> months, Set<String> addresses, String mark) {

    /** Listed nowhere. */
    public static final Places NONE = new Places(Set.of(), Set.of(), Set.of(), "");

    /** Keeps its own copies. */
    public Places {
        days = Set.copyOf(days);
        months = Set.copyOf(months);
        addresses = Set.copyOf(addresses);
    }

    boolean isNowhere() {
        return days.isEmpty() && months.isEmpty() && addresses.isEmpty();
    }

    /** All of both; nothing is known of what is there. */
    Places and(Places other) {
        return new Places(union(days, other.days), union(months, other.months), union(addresses, other.addresses), "");
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new HashSet<T>(one);
        all.addAll(other);
        return all;
    }
}
