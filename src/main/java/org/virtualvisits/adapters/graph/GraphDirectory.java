package org.virtualvisits.adapters.graph;

import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.InstantSource;
import org.virtualvisits.core.visit.Directory;

/**
 * {@link Directory} in Entra. An account that is disabled, or may be (Graph does not say), is answered as unknown: it
 * exists, but it cannot admit anybody to a visit. Asking whether it is enabled is what needs User.Read.All.
 */
public final class GraphDirectory implements Directory {

    private final GraphServiceClient graph;
    private final GraphCalls calls;
    private final MeetingRefusals refusals;

    /**
     * Keeps its client.
     *
     * @param appId the application (client) id that Graph knows us by; shown to staff in what they must grant
     */
    public GraphDirectory(GraphServiceClient graph, String appId, InstantSource clock) {
        this.graph = graph;
        this.calls = new GraphCalls(clock);
        this.refusals = new MeetingRefusals(appId);
    }

    @Override
    public Answer find(String userPrincipalName) {
        try {
            User user =
                    calls.get(() -> graph.users().byUserId(userPrincipalName).get(request -> {
                        if (request.queryParameters != null) {
                            request.queryParameters.select = new String[] {"id", "accountEnabled"};
                        }
                    }));
            String id = user.getId();
            return id != null && Boolean.TRUE.equals(user.getAccountEnabled())
                    ? new Answer.Found(id)
                    : new Answer.Unknown();
        } catch (GraphFailure failure) {
            return answer(failure);
        }
    }

    /** A name of a shape that Graph refuses (400) is nobody's. */
    private Answer answer(GraphFailure failure) {
        if (failure.is(404) || failure.is(400)) {
            return new Answer.Unknown();
        }
        return failure.isLasting()
                ? new Answer.Refused(refusals.ofDirectory(failure))
                : new Answer.Later(failure.pause(), failure.why());
    }
}
