package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls below {@code /users/{object id}/onlineMeetings}. */
final class MeetingPaths {

    private static final String TYPE = "graph.onlineMeeting";
    private static final Pattern BY_URL =
            Pattern.compile("\\s*JoinWebUrl\\s+eq\\s+'((?:[^']|'')*)'\\s*", Pattern.CASE_INSENSITIVE);

    private final Tenant tenant;
    private final MeetingStore meetings;
    private final MeetingRules rules;
    private final MeetingShape shape;
    private final Contract contract;
    private final Throttle throttle;
    private final InstantSource clock;

    MeetingPaths(
            Tenant tenant,
            MeetingStore meetings,
            MeetingShape shape,
            Contract contract,
            Throttle throttle,
            InstantSource clock) {
        this.tenant = tenant;
        this.meetings = meetings;
        this.rules = new MeetingRules(new ContractReader(contract, "BadRequest"));
        this.shape = shape;
        this.contract = contract;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Answers a call whose first segments are {@code users}, an id and {@code onlineMeetings}. */
    Answer answer(Call call) {
        SimulatedUser organiser = organiser(call.segments().get(1));
        List<String> below = call.segments().subList(3, call.segments().size());
        return switch (below.size()) {
            case 0 -> collection(call, organiser);
            case 1 ->
                below.getFirst().equals("createOrGet")
                        ? createOrGet(call, organiser)
                        : one(call, organiser, below.getFirst());
            case 2 -> function(call, organiser, below.getFirst(), below.getLast());
            default -> throw GraphError.noSegment(below.get(2));
        };
    }

    /**
     * The path takes an object id. For a principal name the service answers 404 as for a user that does not exist, with
     * nothing to say why (msgraph-sdk-dotnet issue 1215). Only then does the access policy count.
     */
    private SimulatedUser organiser(String id) {
        SimulatedUser user = tenant.byObjectId(id).orElseThrow(() -> new GraphError(404, "UnknownError", ""));
        if (!user.applicationAccessPolicy()) {
            throw new GraphError(
                    403,
                    "Forbidden",
                    "No application access policy found for this app %s on the user."
                            .formatted(tenant.applicationId()));
        }
        return user;
    }

    private Answer collection(Call call, SimulatedUser organiser) {
        return switch (call.method()) {
            case "GET" -> byJoinWebUrl(call, organiser);
            case "POST" -> {
                Instant now = clock.instant();
                ObjectNode asked = rules.toCreate(call.json(), organiser, now);
                Supplier<ObjectNode> stored = () -> shape.create(organiser, asked, now);
                yield entity(
                        call,
                        201,
                        throttle.countingMeetings(limit -> meetings.create(organiser.objectId(), now, limit, stored)));
            }
            default -> throw GraphError.methodNotAllowed();
        };
    }

    private Answer createOrGet(Call call, SimulatedUser organiser) {
        if (!call.method().equals("POST")) {
            throw GraphError.methodNotAllowed();
        }
        Instant now = clock.instant();
        ObjectNode asked = rules.toCreateOrGet(call.json(), organiser, now);
        String externalId = asked.path("externalId").asText();
        Supplier<ObjectNode> stored = () -> shape.create(organiser, asked, now);
        MeetingStore.CreatedOrFound result = throttle.countingMeetings(
                limit -> meetings.createOrGet(organiser.objectId(), externalId, now, limit, stored));
        return entity(call, result.created() ? 201 : 200, result.meeting());
    }

    /** Meetings cannot be listed (the refusal's words are from msgraph-sdk-dotnet issue 2492). */
    private Answer byJoinWebUrl(Call call, SimulatedUser organiser) {
        Matcher filter = BY_URL.matcher(call.option("$filter").orElse(""));
        if (!filter.matches()) {
            throw GraphError.invalidArgument(
                    "Filter expression expected - /onlineMeetings?$filter={ParameterName} eq '{id}'.");
        }
        SimulatedMeeting found = meetings.findByJoinWebUrl(
                        organiser.objectId(), filter.group(1).replace("''", "'"))
                .orElseThrow(() -> new GraphError(404, "NotFound", "3004: Specified meeting is not found."));
        ObjectNode list = Json.object().put("@odata.context", context(organiser.objectId()));
        list.putArray("value").add(seen(call, found));
        return Answer.json(200, list);
    }

    private Answer one(Call call, SimulatedUser organiser, String id) {
        MeetingIds.refuseCorrupt(id);
        String owner = organiser.objectId();
        return switch (call.method()) {
            case "GET" -> entity(call, 200, meetings.find(owner, id).orElseThrow(MeetingPaths::notFound));
            case "PATCH" -> {
                ObjectNode changes = rules.toPatch(call.json());
                yield entity(call, 200, meetings.change(owner, id, changes).orElseThrow(MeetingPaths::notFound));
            }
            case "DELETE" -> {
                if (!meetings.delete(owner, id)) {
                    throw notFound();
                }
                yield Answer.empty(204);
            }
            default -> throw GraphError.methodNotAllowed();
        };
    }

    private Answer function(Call call, SimulatedUser organiser, String id, String name) {
        String function = name.replace("microsoft.graph.", "").replace("()", "");
        if (!function.equals("getVirtualAppointmentJoinWebUrl")) {
            throw GraphError.noSegment(name);
        }
        if (!call.method().equals("GET")) {
            throw GraphError.methodNotAllowed();
        }
        SimulatedMeeting meeting = meetings.find(organiser.objectId(), id).orElseThrow(MeetingPaths::notFound);
        return Answer.json(
                200,
                Json.object()
                        .put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#Edm.String")
                        .put("value", MeetingIds.virtualAppointmentUrl(meeting.id())));
    }

    private Answer entity(Call call, int status, SimulatedMeeting meeting) {
        ObjectNode body = Json.object().put("@odata.context", context(meeting.organiserObjectId()) + "/$entity");
        body.setAll(seen(call, meeting));
        return Answer.json(status, body);
    }

    private ObjectNode seen(Call call, SimulatedMeeting meeting) {
        ObjectNode stored = meeting.properties().deepCopy();
        ObjectNode all = call.prefers("include-unknown-enum-members") ? stored : contract.masked(TYPE, stored);
        return Selection.of(call, contract.properties(TYPE).keySet(), "microsoft." + TYPE)
                .apply(all);
    }

    private static String context(String organiser) {
        return "https://graph.microsoft.com/v1.0/$metadata#users('%s')/onlineMeetings".formatted(organiser);
    }

    private static GraphError notFound() {
        return new GraphError(404, "NotFound", "3004: Specified meeting is not found.");
    }
}
