package org.virtualvisits.sandbox.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a simulated calendar. Immutable; a change is a new value.
 *
 * @param start as Graph writes it, in UTC: {@code 2026-01-01T09:00:00.0000000}
 * @param end likewise; null where the item has none
 * @param sensitivity {@code normal}, {@code personal}, {@code private} or {@code confidential}
 * @param recurrence of a series master, as JSON; null for any other item
 * @param label whether a retention label is on it
 */
public record SimulatedEvent(
        String id,
        String type,
        String start,
        @Nullable String end,
        boolean allDay,
        String subject,
        boolean organised,
        int attendees,
        String sensitivity,
        @Nullable String recurrence,
        List<File> attachments,
        int bytes,
        boolean label) {

    /** Keeps its own copy. */
    public SimulatedEvent {
        attachments = List.copyOf(attachments);
    }

    /** A single item that the mailbox organises, without anybody invited. */
    public static SimulatedEvent single(String id, String start, String end, String subject) {
        return new SimulatedEvent(
                id, "singleInstance", start, end, false, subject, true, 0, "normal", null, List.of(), 4_000, false);
    }

    /** The same with files. */
    public SimulatedEvent with(List<File> files) {
        return new SimulatedEvent(
                id,
                type,
                start,
                end,
                allDay,
                subject,
                organised,
                attendees,
                sensitivity,
                recurrence,
                files,
                bytes,
                label);
    }

    SimulatedEvent withSubject(String next) {
        return new SimulatedEvent(
                id,
                type,
                start,
                end,
                allDay,
                next,
                organised,
                attendees,
                sensitivity,
                recurrence,
                attachments,
                bytes,
                label);
    }

    SimulatedEvent without(String file) {
        return with(attachments.stream().filter(each -> !each.id().equals(file)).toList());
    }

    /** A file on an item. */
    public record File(String id, boolean inline, int bytes) {}
}
