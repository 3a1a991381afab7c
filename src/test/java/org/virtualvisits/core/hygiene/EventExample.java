package org.virtualvisits.core.hygiene;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes calendar items for tests: an hour that the mailbox has to itself, unless a test says otherwise. */
final class EventExample {

    private final String id;
    private final Instant at;
    private final List<Item.Attachment> files = new ArrayList<>();
    private Item.Span span;
    private boolean organised = true;
    private boolean attended;
    private boolean closed;
    private Optional<Item.Series> series = Optional.empty();
    private String subject = "Team meeting";
    private boolean labelled;

    private EventExample(String id, Instant at) {
        this.id = id;
        this.at = at;
        this.span = new Item.Span.Timed(at, at.plus(Duration.ofHours(1)));
    }

    static EventExample at(String id, Instant start) {
        return new EventExample(id, start);
    }

    static EventExample at(String start) {
        return new EventExample("e", Instant.parse(start));
    }

    EventExample until(String end) {
        span = new Item.Span.Timed(at, Instant.parse(end));
        return this;
    }

    EventExample withoutEnd() {
        span = new Item.Span.Open();
        return this;
    }

    EventExample days(String first, String end) {
        span = new Item.Span.Days(LocalDate.parse(first), LocalDate.parse(end));
        return this;
    }

    EventExample organisedElsewhere() {
        organised = false;
        return this;
    }

    EventExample attended() {
        attended = true;
        return this;
    }

    EventExample closed() {
        closed = true;
        return this;
    }

    EventExample series(String end) {
        series = Optional.of(new Item.Series.Until(Instant.parse(end)));
        return this;
    }

    EventExample endless() {
        series = Optional.of(new Item.Series.Endless());
        return this;
    }

    EventExample subject(String its) {
        subject = its;
        return this;
    }

    EventExample file(String name) {
        files.add(new Item.Attachment(name, false, 70));
        return this;
    }

    EventExample picture(String name) {
        files.add(new Item.Attachment(name, true, 5));
        return this;
    }

    EventExample labelled() {
        labelled = true;
        return this;
    }

    Item.Event done() {
        return new Item.Event(id, at, span, organised, attended, closed, series, subject, files, 10, labelled);
    }
}
