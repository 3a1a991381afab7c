package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.pace.Restraint;

/** {@link Meetings} as the slow lane calls them: it leaves room for the express lane. Removing is seldom, and never put off. */
public final class YieldingMeetings implements Meetings {

    private final Meetings meetings;
    private final Restraint restraint;
    private final Measures measures;
    private final InstantSource clock;

    /** Keeps its ports. */
    public YieldingMeetings(Meetings meetings, Restraint restraint, Measures measures, InstantSource clock) {
        this.meetings = meetings;
        this.restraint = restraint;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public Outcome ensure(String organiser, String externalId, Plan plan) {
        return yielding(externalId, () -> meetings.ensure(organiser, externalId, plan));
    }

    @Override
    public Outcome amend(MeetingState.Live meeting, Plan plan) {
        return yielding(meeting.externalId(), () -> meetings.amend(meeting, plan));
    }

    @Override
    public Outcome remove(MeetingState.Live meeting) {
        return meetings.remove(meeting);
    }

    private Outcome yielding(String id, Supplier<Outcome> call) {
        Optional<Duration> away = restraint.stayAway(id, clock.instant());
        if (away.isPresent()) {
            if (restraint.isSlowed(clock.instant())) {
                // Put off because of what was refused, as if it had been refused itself.
                measures.count(Measure.HINDRANCES, Map.of(Label.JOB, "meetings", Label.OUTCOME, "throttled"));
            }
            return new Outcome.Later(away.get(), Hindrance.THROTTLED);
        }
        Outcome outcome = call.get();
        // Who does not say how long may mean one organiser, whose meetings of the month are used up: no news to others.
        if (outcome instanceof Outcome.Later(var after, var why) && why.isThrottle() && !after.isZero()) {
            restraint.refused(clock.instant());
        }
        return outcome;
    }
}
