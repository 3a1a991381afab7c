package org.virtualvisits.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.virtualvisits.core.credential.Report;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.sandbox.graph.FaultPlanJson;
import org.virtualvisits.sandbox.graph.RecordedRequest;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;

/** The world in JSON, as {@code GET /sandbox/state} shows it. */
final class StateJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StateJson() {}

    static ObjectNode of(LocalWorld world) {
        ObjectNode state = JSON.objectNode().put("now", world.clock().instant().toString());
        ArrayNode visits = state.putArray("visits");
        world.visits().forEach(shown -> visit(visits.addObject(), shown));
        ArrayNode meetings = state.putArray("meetings");
        world.graph().meetings().forEach(meeting -> meeting(meetings.addObject(), meeting));
        ArrayNode messages = state.putArray("messages");
        Message.all(world).forEach(message -> message(messages.addObject(), message));
        ArrayNode requests = state.putArray("graphRequests");
        world.graph().requests().forEach(request -> request(requests.addObject(), request));
        world.credentials().ifPresent(report -> credentials(state.putObject("credentials"), report));
        ArrayNode rotations = state.putArray("rotations");
        world.rotations().values().stream()
                .distinct()
                .forEach(rotation -> rotations
                        .addObject()
                        .put("secret", rotation.secret())
                        .put("step", rotation.step().name()));
        ArrayNode sweeps = state.putArray("sweeps");
        world.sweeps()
                .forEach(progress -> sweeps.addObject()
                        .put("id", progress.sweep().id().toString())
                        .put("state", progress.sweep().state().name())
                        .put("mailboxesDone", progress.over())
                        .put("itemsSeen", progress.tally().seen())
                        .put("actedOn", progress.tally().acted()));
        state.set("faults", JSON.textNode(FaultPlanJson.encode(world.graph().faults())));
        return state;
    }

    private static void credentials(ObjectNode node, Report report) {
        node.put("watch", report.round().outcome()).put("sent", report.round().sent());
        report.round().beat().ifPresent(beat -> node.put("beat", beat.toString()));
        ArrayNode lines = node.putArray("lines");
        report.lines()
                .forEach(line -> lines.addObject()
                        .put("application", line.credential().application())
                        .put("kind", line.kind())
                        .put("daysLeft", line.daysLeft())
                        .put("state", line.state().name()));
    }

    private static void visit(ObjectNode node, FindVisit.Shown shown) {
        Visit visit = shown.visit();
        node.put("id", visit.id().value())
                .put("source", visit.source().value())
                .put("appointment", visit.appointmentId())
                .put("status", visit.wanted().status().code());
        visit.version().number().ifPresent(number -> node.put("version", number));
        visit.wanted().start().ifPresent(start -> node.put("start", start.toString()));
        node.put("meeting", word(visit.meeting()));
        visit.meeting().reachable().ifPresent(live -> node.put("meetingId", live.meetingId()));
        ArrayNode notices = node.putArray("notices");
        shown.notices().forEach(notice -> notice(notices.addObject(), notice));
        ArrayNode links = node.putArray("links");
        shown.links()
                .forEach(link -> links.addObject()
                        .put("channel", link.contact().channel().word())
                        .put("url", link.url().toString()));
        ArrayNode attention = node.putArray("attention");
        shown.attention()
                .forEach(one -> attention
                        .addObject()
                        .put("code", one.code().name())
                        .put("what", one.what())
                        .put("fix", one.fix()));
    }

    private static void notice(ObjectNode node, Notice notice) {
        node.put("id", notice.id().value())
                .put("kind", notice.kind().name())
                .put("channel", notice.channel().word())
                .put("state", notice.state().getClass().getSimpleName())
                .put("attempts", notice.attempts());
    }

    static String word(MeetingState meeting) {
        return switch (meeting) {
            case MeetingState.None() -> "none";
            case MeetingState.Intended intended -> "intended";
            case MeetingState.Live live -> "live";
            case MeetingState.Doubtful doubtful -> "doubtful";
        };
    }

    private static void meeting(ObjectNode node, SimulatedMeeting meeting) {
        node.put("id", meeting.id())
                .put("organiser", meeting.organiserObjectId())
                .put("externalId", meeting.externalId())
                .put("subject", meeting.subject())
                .put("start", meeting.start().toString())
                .put("end", meeting.end().toString())
                .put("deleted", meeting.deleted())
                .put("joinWebUrl", meeting.joinWebUrl());
    }

    private static void message(ObjectNode node, Message message) {
        node.put("channel", message.channel())
                .put("from", message.from())
                .put("to", message.to())
                .put("subject", message.subject())
                .put("body", message.body())
                .put("at", message.at().toString());
        message.ics().ifPresentOrElse(ics -> node.put("ics", ics), () -> node.putNull("ics"));
    }

    private static void request(ObjectNode node, RecordedRequest request) {
        node.put("method", request.method())
                .put("path", request.path())
                .put("status", request.status())
                .put("at", request.at().toString());
    }
}
