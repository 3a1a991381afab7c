package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Mailboxes} of a few items in memory, which give way to acts. Remembers what it was asked, answers otherwise where
 * a test has planned it, and lets a test step in before and after.
 */
final class SmallMailboxes implements Mailboxes {

    private final Map<String, List<Item>> items = new HashMap<>();
    private final Deque<Reading> plannedReadings = new ArrayDeque<>();
    private final Map<String, Deque<Effect>> plannedEffects = new HashMap<>();
    private final List<Query> queries = new ArrayList<>();
    private final List<List<Act>> acts = new ArrayList<>();
    private int pageSize = 100;
    private int requests = 1;
    private Runnable whenRead = () -> {};
    private Runnable beforeActing = () -> {};
    private Runnable afterActing = () -> {};

    void put(String mailbox, Folder folder, Item... some) {
        in(mailbox, folder).addAll(List.of(some));
    }

    /** A page has so many items, and takes so many requests. */
    void pages(int ofItems, int ofRequests) {
        pageSize = ofItems;
        requests = ofRequests;
    }

    /** The next readings come to this, whatever is there. */
    void planReadings(Reading... some) {
        plannedReadings.addAll(List.of(some));
    }

    /** The next acts on that item come to this, whatever it is. */
    void planEffects(String item, Effect... some) {
        plannedEffects.computeIfAbsent(item, key -> new ArrayDeque<>()).addAll(List.of(some));
    }

    void whenRead(Runnable step) {
        whenRead = step;
    }

    void beforeActing(Runnable step) {
        beforeActing = step;
    }

    void afterActing(Runnable step) {
        afterActing = step;
    }

    List<Query> queries() {
        return queries;
    }

    /** Acts as they were handed over, a handful at a time. */
    List<List<Act>> handfuls() {
        return acts;
    }

    /** The ids of the items that were acted on, in order. */
    List<String> actedOn() {
        return acts.stream().flatMap(List::stream).map(Act::item).toList();
    }

    /** What is in a folder now. */
    List<String> ids(String mailbox, Folder folder) {
        return in(mailbox, folder).stream().map(Item::id).toList();
    }

    Item only(String mailbox, Folder folder) {
        return in(mailbox, folder).getFirst();
    }

    @Override
    public Reading read(Query query) {
        queries.add(query);
        whenRead.run();
        return Optional.ofNullable(plannedReadings.poll()).orElseGet(() -> page(query));
    }

    private Reading page(Query query) {
        List<Item> there = in(query.mailbox(), query.folder()).stream()
                .filter(item -> !item.at().isBefore(query.from()))
                .filter(item ->
                        query.before().filter(end -> !item.at().isBefore(end)).isEmpty())
                .sorted(Comparator.comparing(Item::at))
                .toList();
        int end = Math.min(pageSize, there.size());
        while (end > 0
                && end < there.size()
                && there.get(end).at().equals(there.get(end - 1).at())) {
            end++;
        }
        Optional<Instant> next = end < there.size() ? Optional.of(there.get(end).at()) : Optional.empty();
        return new Reading.Page(there.subList(0, end), next, requests);
    }

    @Override
    public List<Effect> act(String mailbox, Folder folder, List<Act> some, String neutral) {
        beforeActing.run();
        acts.add(List.copyOf(some));
        List<Effect> effects =
                some.stream().map(act -> act(mailbox, folder, act, neutral)).toList();
        afterActing.run();
        return effects;
    }

    private Effect act(String mailbox, Folder folder, Act act, String neutral) {
        Optional<Effect> planned = Optional.ofNullable(
                plannedEffects.getOrDefault(act.item(), new ArrayDeque<>()).poll());
        if (planned.isEmpty()) {
            in(mailbox, folder)
                    .removeIf(
                            item -> item.id().equals(act.item()) && act.action().removes());
            in(mailbox, folder).replaceAll(item -> item.id().equals(act.item()) ? after(act, item, neutral) : item);
        }
        return planned.orElseGet(Effect.Done::new);
    }

    private static Item after(Act act, Item item, String neutral) {
        return switch (item) {
            case Item.Message message -> message;
            case Item.Event event ->
                new Item.Event(
                        event.id(),
                        event.at(),
                        event.span(),
                        event.organised(),
                        event.attended(),
                        event.closed(),
                        event.series(),
                        act.action() == Action.NEUTRALISE ? neutral : event.subject(),
                        event.attachments().stream()
                                .filter(file -> !act.attachment().equals(Optional.of(file.id())))
                                .toList(),
                        event.bytes(),
                        event.labelled());
        };
    }

    private List<Item> in(String mailbox, Folder folder) {
        return items.computeIfAbsent(mailbox + " " + folder, key -> new ArrayList<>());
    }
}
