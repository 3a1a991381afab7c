package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Wanted;

/**
 * One FHIR Appointment, read for what a visit needs; everything else in it is left alone. What cannot be read becomes
 * {@link Content.Unreadable} rather than a refusal: an EHR would send a refused version again and again, or drop it
 * silently, while staff can mend what they are shown.
 */
record Appointment(ObjectNode node, Surroundings surroundings, Instant now) {

    private static final int MOST_TYPES = 50;
    private static final int LONGEST_MINUTES = 7 * 24 * 60;
    private static final String R5_CLASS_VIRTUAL = "VR";
    private static final String VIRTUAL_SERVICE =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService";

    Content content() {
        Optional<AppointmentStatus> status = AppointmentStatus.of(Nodes.code(node, "status"));
        if (status.isEmpty()) {
            return new Content.Unreadable(
                    List.of(node.path("status").isTextual() ? "status is not one of FHIR's" : "status is missing"));
        }
        // A bad time must not keep alive what has been called off.
        boolean ended = status.get().phase() == AppointmentStatus.Phase.ENDED;
        List<String> problems = ended ? List.of() : problems();
        return problems.isEmpty() ? state(status.get(), problems().isEmpty()) : new Content.Unreadable(problems);
    }

    private Content state(AppointmentStatus status, boolean timesAreReadable) {
        var people = new Participants(node, surroundings.with(node), now);
        Optional<Instant> start = timesAreReadable ? start() : Optional.empty();
        Optional<Instant> end = timesAreReadable ? end() : Optional.empty();
        Optional<Duration> length = timesAreReadable && end.isEmpty() ? length() : Optional.empty();
        return new Content.State(visit -> new Wanted(
                status,
                start,
                end,
                length,
                Stream.concat(people.patients(visit).stream(), people.companions(visit).stream())
                        .toList(),
                people.clinicians(),
                people.places(),
                types(),
                isVirtual()));
    }

    private List<String> problems() {
        var problems = new ArrayList<String>();
        if (isThere("start") && start().isEmpty()) {
            problems.add("start is not a time with an offset between 1990 and 2200");
        }
        if (isThere("end") && end().isEmpty()) {
            problems.add("end is not a time with an offset between 1990 and 2200");
        }
        if (start().isPresent() && end().isPresent() && !end().get().isAfter(start().get())) {
            problems.add("end is not after start");
        }
        if (isThere("minutesDuration") && length().isEmpty()) {
            problems.add("minutesDuration is not a whole number from 1 to " + LONGEST_MINUTES);
        }
        if (Participants.tooMany(node)) {
            problems.add("participant has more than " + Participants.MOST + " entries, which Teams cannot hold");
        }
        return problems;
    }

    private boolean isThere(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    private Optional<Instant> start() {
        return Times.instant(node.path("start"));
    }

    private Optional<Instant> end() {
        return Times.instant(node.path("end"));
    }

    private Optional<Duration> length() {
        JsonNode minutes = node.path("minutesDuration");
        return minutes.isIntegralNumber()
                        && minutes.canConvertToInt()
                        && minutes.intValue() >= 1
                        && minutes.intValue() <= LONGEST_MINUTES
                ? Optional.of(Duration.ofMinutes(minutes.intValue()))
                : Optional.empty();
    }

    /** What kind of appointment it is, before what service, before what sort of service. A specialty is none of these. */
    private List<String> types() {
        Stream<ObjectNode> concepts = Stream.of("appointmentType", "serviceType", "serviceCategory")
                .flatMap(name -> Nodes.objects(node, name))
                .map(type -> type.path("concept") instanceof ObjectNode concept ? concept : type);
        return concepts.flatMap(concept -> Nodes.objects(concept, "coding"))
                .flatMap(coding -> Nodes.named(coding, "code", "").stream())
                .distinct()
                .limit(MOST_TYPES)
                .toList();
    }

    private boolean isVirtual() {
        boolean classed = Nodes.objects(node, "class")
                .flatMap(one -> Nodes.objects(one, "coding"))
                .anyMatch(coding -> Nodes.code(coding, "code").equals(R5_CLASS_VIRTUAL));
        boolean served = Nodes.objects(node, "virtualService").findAny().isPresent()
                || Nodes.objects(node, "extension")
                        .anyMatch(extension -> Nodes.code(extension, "url").equals(VIRTUAL_SERVICE));
        return classed || served;
    }
}
