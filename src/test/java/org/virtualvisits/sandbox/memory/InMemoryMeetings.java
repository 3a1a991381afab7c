package org.virtualvisits.sandbox.memory;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;

/** {@link Meetings} in memory, which can be told to fail. Thread-safe. */
public final class InMemoryMeetings implements Meetings {

    private final Map<String, Held> byId = new LinkedHashMap<>();
    private final List<Held> removed = new ArrayList<>();
    private final Queue<Interruption> interruptions = new ArrayDeque<>();
    private int made;

    /** A meeting as it is now. */
    public record Held(MeetingState.Live meeting, String subject) {}

    private record Interruption(Outcome answer, boolean afterEffect) {}

    /** The meetings there are, oldest first. */
    public synchronized List<Held> held() {
        return List.copyOf(byId.values());
    }

    /** The meetings there were, in the order of their removal, as they last were. */
    public synchronized List<Held> removed() {
        return List.copyOf(removed);
    }

    /** Has the next call, of those not yet told otherwise, answer this without doing anything. */
    public synchronized void answerInstead(Outcome answer) {
        interruptions.add(new Interruption(answer, false));
    }

    /** Has the next call, of those not yet told otherwise, do what it is asked for and yet answer this. */
    public synchronized void answerAfterEffect(Outcome answer) {
        interruptions.add(new Interruption(answer, true));
    }

    /** Removes a meeting behind everybody's back. */
    public synchronized void lose(String meetingId) {
        byId.remove(meetingId);
    }

    @Override
    public synchronized Outcome ensure(String organiser, String externalId, Plan plan) {
        return unlessInterrupted(() -> {
            String id = byId.values().stream()
                    .map(Held::meeting)
                    .filter(meeting -> meeting.organiser().equals(organiser))
                    .filter(meeting -> meeting.externalId().equals(externalId))
                    .map(MeetingState.Live::meetingId)
                    .findFirst()
                    .orElseGet(() -> "meeting-" + ++made);
            URI link = URI.create("https://teams.example.org/l/meetup-join/" + id);
            return hold(
                    new MeetingState.Live(organiser, externalId, id, link, plan.start(), plan.end()), plan.subject());
        });
    }

    @Override
    public synchronized Outcome amend(MeetingState.Live meeting, Plan plan) {
        return unlessInterrupted(() -> byId.containsKey(meeting.meetingId())
                ? hold(meeting.at(plan.start(), plan.end()), plan.subject())
                : new Outcome.Gone());
    }

    @Override
    public synchronized Outcome remove(MeetingState.Live meeting) {
        return unlessInterrupted(() -> {
            Optional.ofNullable(byId.remove(meeting.meetingId())).ifPresent(removed::add);
            return new Outcome.Gone();
        });
    }

    private Outcome hold(MeetingState.Live meeting, String subject) {
        byId.put(meeting.meetingId(), new Held(meeting, subject));
        return new Outcome.Ready(meeting);
    }

    private Outcome unlessInterrupted(Effect effect) {
        Interruption interruption = interruptions.poll();
        if (interruption == null) {
            return effect.take();
        }
        if (interruption.afterEffect()) {
            effect.take();
        }
        return interruption.answer();
    }

    /** What a call does. */
    private interface Effect {
        Outcome take();
    }
}
