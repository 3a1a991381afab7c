package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The online meetings there are, and were. A caller's look and write are one step where Graph's are. */
final class MeetingStore {

    private final Map<String, SimulatedMeeting> byId = new LinkedHashMap<>();
    private final Map<ExternalKey, String> byExternalId = new HashMap<>();
    private final Map<MonthKey, Integer> created = new HashMap<>();

    /** Graph's key for createOrGet within the tenant (Graph page "onlinemeeting-createorget"). */
    private record ExternalKey(String organiser, String externalId) {}

    private record MonthKey(String organiser, YearMonth month) {}

    record CreatedOrFound(SimulatedMeeting meeting, boolean created) {}

    synchronized SimulatedMeeting create(String organiser, Instant now, int monthlyLimit, Supplier<ObjectNode> shape) {
        MonthKey month = new MonthKey(organiser, YearMonth.from(now.atZone(ZoneOffset.UTC)));
        if (created.getOrDefault(month, 0) >= monthlyLimit) {
            throw new GraphError(429, "TooManyRequests", "The user has created too many meetings this month.");
        }
        created.merge(month, 1, Integer::sum);
        SimulatedMeeting meeting = SimulatedMeeting.of(organiser, shape.get());
        byId.put(meeting.id(), meeting);
        return meeting;
    }

    /** A meeting created by a plain POST does not claim its externalId: the key belongs to createOrGet. */
    synchronized CreatedOrFound createOrGet(
            String organiser, String externalId, Instant now, int monthlyLimit, Supplier<ObjectNode> shape) {
        ExternalKey key = new ExternalKey(organiser, externalId);
        SimulatedMeeting existing = byId.get(byExternalId.getOrDefault(key, ""));
        if (existing != null && !existing.deleted()) {
            return new CreatedOrFound(existing, false);
        }
        SimulatedMeeting meeting = create(organiser, now, monthlyLimit, shape);
        byExternalId.put(key, meeting.id());
        return new CreatedOrFound(meeting, true);
    }

    synchronized Optional<SimulatedMeeting> find(String organiser, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(meeting -> meeting.organiserObjectId().equals(organiser) && !meeting.deleted());
    }

    synchronized Optional<SimulatedMeeting> findByJoinWebUrl(String organiser, String joinWebUrl) {
        return byId.values().stream()
                .filter(meeting -> meeting.joinWebUrl().equals(joinWebUrl))
                .filter(meeting -> meeting.organiserObjectId().equals(organiser) && !meeting.deleted())
                .findFirst();
    }

    /** Merges the changes into a live meeting. */
    synchronized Optional<SimulatedMeeting> change(String organiser, String id, ObjectNode changes) {
        Optional<SimulatedMeeting> changed = find(organiser, id).map(meeting -> {
            ObjectNode next = meeting.properties().deepCopy();
            MeetingShape.merge(next, changes);
            return SimulatedMeeting.of(organiser, next);
        });
        changed.ifPresent(meeting -> byId.put(id, meeting));
        return changed;
    }

    synchronized boolean delete(String organiser, String id) {
        Optional<SimulatedMeeting> found = find(organiser, id);
        found.ifPresent(meeting -> byId.put(id, meeting.asDeleted()));
        return found.isPresent();
    }

    synchronized List<SimulatedMeeting> all() {
        return List.copyOf(byId.values());
    }
}
