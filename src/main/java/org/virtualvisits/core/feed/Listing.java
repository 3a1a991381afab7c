package org.virtualvisits.core.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.virtualvisits.core.kernel.Digest;

/**
 * All that indexes should say of a visit now.
 *
 * @param day on which page it stands, and as what; empty if staff need not see it
 * @param slots the months it stands in
 * @param holders by address digest, whose address it is
 */
record Listing(Optional<Page> day, Map<Month, Slot> slots, Map<String, Set<Addresses.Holder>> holders) {

    static final Listing NOWHERE = new Listing(Optional.empty(), Map.of(), Map.of());

    Listing {
        slots = Map.copyOf(slots);
        holders = Map.copyOf(holders);
    }

    /** An entry and its page. */
    record Page(Day day, Entry entry) {}

    Places places() {
        return new Places(
                day.map(page -> Set.of(page.day())).orElse(Set.of()), slots.keySet(), holders.keySet(), mark());
    }

    private String mark() {
        var months = new TreeMap<String, String>();
        slots.forEach((month, slot) -> months.put(month.toString(), slot.toString()));
        var people = new HashMap<String, String>();
        holders.forEach((address, whose) -> people.put(
                address, whose.stream().map(Object::toString).sorted().toList().toString()));
        return Digest.of(16, months.toString(), new TreeMap<>(people).toString());
    }
}
