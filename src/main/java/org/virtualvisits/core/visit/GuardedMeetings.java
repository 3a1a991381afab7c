package org.virtualvisits.core.visit;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Breaker;

/** {@link Meetings} that nobody calls while the service is known to be down. */
public final class GuardedMeetings implements Meetings {

    private final Meetings meetings;
    private final Breaker breaker;
    private final Measures measures;

    /** Keeps its port. */
    public GuardedMeetings(Meetings meetings, Breaker breaker, Measures measures) {
        this.meetings = meetings;
        this.breaker = breaker;
        this.measures = measures;
    }

    @Override
    public Outcome ensure(String organiser, String externalId, Plan plan) {
        return guarded(externalId, () -> meetings.ensure(organiser, externalId, plan));
    }

    @Override
    public Outcome amend(MeetingState.Live meeting, Plan plan) {
        return guarded(meeting.externalId(), () -> meetings.amend(meeting, plan));
    }

    @Override
    public Outcome remove(MeetingState.Live meeting) {
        return guarded(meeting.externalId(), () -> meetings.remove(meeting));
    }

    private Outcome guarded(String id, Supplier<Outcome> call) {
        Optional<Duration> away = breaker.stayAway(id);
        if (away.isPresent()) {
            return new Outcome.Later(away.get(), breaker.reason());
        }
        Outcome outcome = call.get();
        if (outcome instanceof Outcome.Later(var after, var why)) {
            breaker.hindered(why);
            String word = why.name().toLowerCase(Locale.ROOT);
            measures.count(Measure.HINDRANCES, Map.of(Label.JOB, breaker.service(), Label.OUTCOME, word));
        } else {
            breaker.answered();
        }
        return outcome;
    }
}
