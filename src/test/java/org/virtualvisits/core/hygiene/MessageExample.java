package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.Optional;

/** Makes messages for tests: somebody's own, unless a test says otherwise. */
final class MessageExample {

    private final String id;
    private final Instant at;
    private boolean draft;
    private Optional<String> notice = Optional.empty();
    private boolean reply;
    private Optional<Instant> repliesTo = Optional.empty();
    private boolean labelled;

    private MessageExample(String id, Instant at) {
        this.id = id;
        this.at = at;
    }

    static MessageExample at(String id, Instant arrival) {
        return new MessageExample(id, arrival);
    }

    static MessageExample at(String arrival) {
        return new MessageExample("m", Instant.parse(arrival));
    }

    MessageExample draft() {
        draft = true;
        return this;
    }

    MessageExample notice(String key) {
        notice = Optional.of(key);
        return this;
    }

    MessageExample reply() {
        reply = true;
        return this;
    }

    MessageExample replyTo(String end) {
        reply = true;
        repliesTo = Optional.of(Instant.parse(end));
        return this;
    }

    MessageExample labelled() {
        labelled = true;
        return this;
    }

    Item.Message done() {
        return new Item.Message(id, at, draft, notice, reply, repliesTo, 30, labelled);
    }
}
