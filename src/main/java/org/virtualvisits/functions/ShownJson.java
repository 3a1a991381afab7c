package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Answered;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.FindVisit.Shown;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Wanted;

/**
 * A visit as shown to its own source. Patients stand in it by their number in the appointment, from 1: neither their
 * names nor their addresses are told, as the EHR has them anyway.
 */
final class ShownJson {

    private final Shown shown;
    private final Answered answered;
    private final List<String> keys;

    private ShownJson(Shown shown, Answered answered) {
        this.shown = shown;
        this.answered = answered;
        this.keys = shown.visit().wanted().patients().stream().map(Patient::key).toList();
    }

    static ObjectNode of(Shown shown, Answered answered) {
        return new ShownJson(shown, answered).node();
    }

    private ObjectNode node() {
        Visit visit = shown.visit();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", visit.id().value())
                .put("source", visit.source().value())
                .put("settled", shown.settled());
        appointment(node.putObject("appointment"), visit);
        meeting(node.putObject("meeting"), visit.meeting());
        links(node.putObject("links"), visit.meeting());
        ArrayNode notices = node.putArray("notices");
        shown.notices().forEach(notice -> notice(notices.addObject(), notice));
        ArrayNode patients = node.putArray("patients");
        keys.forEach(key -> {
            ObjectNode one = patients.addObject();
            number(one, key);
            roleOf(key)
                    .filter(role -> role != Patient.Role.PATIENT)
                    .ifPresentOrElse(
                            role -> one.put("role", word(role)),
                            () -> one.put(
                                    "condition", word(answered.conditions().getOrDefault(key, Condition.UNCONFIRMED))));
        });
        ArrayNode attention = node.putArray("attention");
        Stream.concat(shown.attention().stream(), answered.attention().stream())
                .forEach(one -> attention
                        .addObject()
                        .put("code", word(one.code()))
                        .put("what", one.what())
                        .put("fix", one.fix()));
        return node;
    }

    private static void appointment(ObjectNode node, Visit visit) {
        Wanted wanted = visit.wanted();
        node.put("id", visit.appointmentId());
        visit.version().number().ifPresent(number -> node.put("version", number));
        time(node, "updated", visit.version().updated());
        node.put("status", wanted.status().code());
        time(node, "start", wanted.start());
        time(node, "end", wanted.end());
        wanted.length().ifPresent(length -> node.put("minutes", length.toMinutes()));
        texts(node.putArray("types"), wanted.types());
        node.put("virtual", wanted.virtual());
        actors(node.putArray("clinicians"), wanted.clinicians());
        actors(node.putArray("places"), wanted.places());
        node.put(
                "patients",
                wanted.patients().stream().filter(one -> !one.isCompanion()).count());
        time(node, "removed", visit.removedAt());
        texts(node.putArray("unread"), visit.unread());
    }

    private static void meeting(ObjectNode node, MeetingState meeting) {
        switch (meeting) {
            case MeetingState.None() -> node.put("state", "none");
            case MeetingState.Intended intended -> node.put("state", "intended").put("organiser", intended.organiser());
            case MeetingState.Live live -> live(node.put("state", "live"), live);
            case MeetingState.Doubtful(var last) -> live(node.put("state", "doubtful"), last);
        }
    }

    private static void live(ObjectNode node, MeetingState.Live live) {
        node.put("id", live.meetingId())
                .put("organiser", live.organiser())
                .put("start", live.start().toString())
                .put("end", live.end().toString());
    }

    private void links(ObjectNode node, MeetingState meeting) {
        meeting.reachable()
                .ifPresent(live -> node.put("clinician", live.joinUrl().toString()));
        ArrayNode patients = node.putArray("patients");
        shown.links().forEach(link -> {
            ObjectNode one = patients.addObject();
            number(one, link.contact().patient());
            one.put("channel", link.contact().channel().word())
                    .put("url", link.url().toString());
        });
    }

    private void notice(ObjectNode node, Notice notice) {
        node.put("id", notice.id().value())
                .put("kind", word(notice.kind()))
                .put("channel", notice.channel().word());
        number(node, notice.patient());
        node.put("planned", notice.planned().toString())
                .put("attempts", notice.attempts())
                .put("start", notice.facts().start().toString())
                .put("end", notice.facts().end().toString());
        switch (notice.state()) {
            case Notice.State.Planned() -> node.put("state", "planned");
            case Notice.State.Placed(var at) -> node.put("state", "placed").put("until", at.toString());
            case Notice.State.Barred(var at, var attention) ->
                node.put("state", "barred")
                        .put("at", at.toString())
                        .put("code", word(attention.code()))
                        .put("what", attention.what())
                        .put("fix", attention.fix());
            case Notice.State.Sending(var until) -> node.put("state", "sending").put("until", until.toString());
            case Notice.State.Sent(var at, var providerId, var delivered) -> {
                node.put("state", "sent").put("at", at.toString()).put("providerId", providerId);
                time(node, "delivered", delivered);
            }
            case Notice.State.Failed(var at, var attention) ->
                node.put("state", "failed")
                        .put("at", at.toString())
                        .put("code", word(attention.code()))
                        .put("what", attention.what())
                        .put("fix", attention.fix());
            case Notice.State.Uncertain(var at) ->
                node.put("state", "uncertain").put("at", at.toString());
            case Notice.State.Superseded(var at) ->
                node.put("state", "superseded").put("at", at.toString());
        }
    }

    private Optional<Patient.Role> roleOf(String key) {
        return shown.visit().wanted().patients().stream()
                .filter(one -> one.key().equals(key))
                .map(Patient::role)
                .findFirst();
    }

    /** Whoever is no longer a patient of the visit has no number. */
    private void number(ObjectNode node, String key) {
        int index = keys.indexOf(key);
        if (index >= 0) {
            node.put("patient", index + 1);
        }
    }

    private static void actors(ArrayNode list, List<Actor> actors) {
        actors.forEach(actor ->
                texts(list.addArray(), actor.identifiers().stream().sorted().toList()));
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    private static void time(ObjectNode node, String name, Optional<Instant> time) {
        time.ifPresent(its -> node.put(name, its.toString()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
