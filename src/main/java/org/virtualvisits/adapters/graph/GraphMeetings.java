package org.virtualvisits.adapters.graph;

import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.onlinemeetings.OnlineMeetingsRequestBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Optional;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;

/**
 * {@link Meetings} in Teams, through Graph with application permissions. docs/reference/graph-calls.md lists the calls.
 *
 * <p>Two calls make a meeting. createOrGet finds it again by its external id, so that it can be repeated after any
 * failure, but takes none of the privacy settings, and leaves a meeting that it finds as it was; so a PATCH always
 * follows, also after a 201. A meeting counts as ready only once that PATCH is known to have worked.
 */
public final class GraphMeetings implements Meetings {

    private final GraphServiceClient graph;
    private final GraphCalls calls;
    private final MeetingRefusals refusals;

    /**
     * Keeps its client.
     *
     * @param appId the application (client) id that Graph knows us by; shown to staff in what they must grant
     */
    public GraphMeetings(GraphServiceClient graph, String appId, InstantSource clock) {
        this.graph = graph;
        this.calls = new GraphCalls(clock);
        this.refusals = new MeetingRefusals(appId);
    }

    @Override
    public Outcome ensure(String organiser, String externalId, Plan plan) {
        var wanted = MeetingDefaults.toFind(externalId, plan);
        try {
            OnlineMeeting found = calls.get(() -> of(organiser).createOrGet().post(wanted));
            Optional<MeetingState.Live> live = live(organiser, externalId, found, plan);
            return live.isPresent()
                    ? broughtInLine(live.get(), plan)
                    : new Outcome.Later(RetryAfter.UNSAID, Hindrance.UNSURE);
        } catch (GraphFailure failure) {
            return unmade(failure, organiser);
        }
    }

    @Override
    public Outcome amend(MeetingState.Live meeting, Plan plan) {
        try {
            patch(meeting, MeetingDefaults.amended(plan));
            return new Outcome.Ready(meeting.at(plan.start(), plan.end()));
        } catch (GraphFailure failure) {
            return failure.is(404) ? new Outcome.Gone() : unmade(failure, meeting.organiser());
        }
    }

    @Override
    public Outcome remove(MeetingState.Live meeting) {
        try {
            calls.run(() -> of(meeting.organiser())
                    .byOnlineMeetingId(meeting.meetingId())
                    .delete());
            return new Outcome.Gone();
        } catch (GraphFailure failure) {
            return failure.is(404) ? new Outcome.Gone() : unmade(failure, meeting.organiser());
        }
    }

    private Outcome broughtInLine(MeetingState.Live meeting, Plan plan) {
        try {
            patch(meeting, MeetingDefaults.inLine(plan));
            return new Outcome.Ready(meeting);
        } catch (GraphFailure failure) {
            // A meeting that createOrGet has just answered with, and that PATCH does not find, has not spread yet.
            return failure.isLasting() && !failure.is(404)
                    ? withdrawn(meeting, failure)
                    : new Outcome.Later(failure.pause(), failure.why().midway());
        }
    }

    /** A meeting that cannot be made private must not stand; and a refusal says that there is none. */
    private Outcome withdrawn(MeetingState.Live meeting, GraphFailure why) {
        return remove(meeting) instanceof Outcome.Later later
                ? later
                : new Outcome.Refused(refusals.ofMeeting(why, meeting.organiser()));
    }

    private Outcome unmade(GraphFailure failure, String organiser) {
        return failure.isLasting()
                ? new Outcome.Refused(refusals.ofMeeting(failure, organiser))
                : new Outcome.Later(failure.pause(), failure.why());
    }

    private void patch(MeetingState.Live meeting, OnlineMeeting change) {
        calls.run(() ->
                of(meeting.organiser()).byOnlineMeetingId(meeting.meetingId()).patch(change));
    }

    private OnlineMeetingsRequestBuilder of(String organiser) {
        return graph.users().byUserId(organiser).onlineMeetings();
    }

    /** The meeting, or empty where Graph does not (yet) say how it is joined. */
    private static Optional<MeetingState.Live> live(
            String organiser, String externalId, OnlineMeeting found, Plan plan) {
        String id = found.getId();
        String link = found.getJoinWebUrl();
        if (id == null || link == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MeetingState.Live(organiser, externalId, id, new URI(link), plan.start(), plan.end()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
