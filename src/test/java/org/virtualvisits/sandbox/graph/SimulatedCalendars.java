package org.virtualvisits.sandbox.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The calendars of all mailboxes, quick to page through whatever their size, and what was done in them. */
public final class SimulatedCalendars {

    private static final Comparator<SimulatedEvent> ORDER =
            Comparator.comparing(SimulatedEvent::start).thenComparing(SimulatedEvent::id);

    private final Map<String, Map<String, SimulatedEvent>> byId = new HashMap<>();
    private final Map<String, NavigableSet<SimulatedEvent>> byStart = new HashMap<>();
    private final List<Removal> removals = new ArrayList<>();
    private int announcements;

    /** Puts an item into a mailbox, or replaces the one of the same id. */
    public synchronized void put(String mailbox, SimulatedEvent event) {
        remove(mailbox, event.id());
        byId.computeIfAbsent(mailbox, key -> new HashMap<>()).put(event.id(), event);
        byStart.computeIfAbsent(mailbox, key -> new TreeSet<>(ORDER)).add(event);
    }

    /** A mailbox's items by their starts. */
    public synchronized List<SimulatedEvent> all(String mailbox) {
        return List.copyOf(byStart.getOrDefault(mailbox, new TreeSet<>(ORDER)));
    }

    /** How often Exchange has told the invited of a deletion or a change. */
    public synchronized int announcements() {
        return announcements;
    }

    /** Everything that was removed, in order. */
    public synchronized List<Removal> removals() {
        return List.copyOf(removals);
    }

    synchronized Optional<SimulatedEvent> find(String mailbox, String id) {
        return Optional.ofNullable(byId.getOrDefault(mailbox, Map.of()).get(id));
    }

    /** A stretch of items by their starts, after leaving out so many; one more than asked for, if there is one. */
    synchronized List<SimulatedEvent> page(String mailbox, String from, String before, int skip, int top) {
        var probe = SimulatedEvent.single("", from, from, "");
        return byStart.getOrDefault(mailbox, new TreeSet<>(ORDER)).tailSet(probe, true).stream()
                .takeWhile(event -> event.start().compareTo(before) < 0)
                .skip(skip)
                .limit(top + 1L)
                .toList();
    }

    synchronized void removed(String mailbox, String id, boolean permanently) {
        removals.add(new Removal(mailbox, id, permanently));
        remove(mailbox, id);
    }

    synchronized void announced() {
        announcements++;
    }

    private void remove(String mailbox, String id) {
        SimulatedEvent there = byId.getOrDefault(mailbox, Map.of()).get(id);
        if (there != null) {
            byId.getOrDefault(mailbox, new HashMap<>()).remove(id);
            byStart.getOrDefault(mailbox, new TreeSet<>(ORDER)).remove(there);
        }
    }

    /** That an item left a calendar: into Deleted Items, or for ever. */
    public record Removal(String mailbox, String id, boolean permanently) {}
}
