package org.virtualvisits.core.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;

/** What templates are given for a patient who does not exist, at a clinic that does: the same variables as ever. */
public final class ExampleMessage {

    /** As long as links are; it opens nothing, because no key made it. */
    private static final String TOKEN = "ExampleExampleExample0";

    private final URI joinBase;
    private final boolean replies;

    /**
     * Makes links that look like those below this address.
     *
     * @param replies whether patients can answer texts
     */
    public ExampleMessage(URI joinBase, boolean replies) {
        this.replies = replies;
        this.joinBase = joinBase;
    }

    /**
     * The data of a message.
     *
     * @param clinician whom the visit is with; without one, nothing else is known of patient and preparation that can be
     *     unknown
     */
    public Map<String, Object> data(
            Organisation organisation,
            Clinic clinic,
            Optional<AppointmentType> type,
            Notice.Kind kind,
            String language,
            Optional<String> clinician,
            Instant start,
            Duration length) {
        var facts = new Facts(start, start.plus(length), clinic.id(), clinician.orElse(""));
        var appointment = new Wording.Appointment(
                kind == Notice.Kind.CANCELLATION ? AppointmentStatus.CANCELLED : AppointmentStatus.BOOKED,
                type.map(its -> List.of(its.key())).orElse(List.of()));
        return new Wording(clinic, organisation, language, clinic.zone(), replies)
                .data(
                        clinician.isPresent() ? known() : unknown(),
                        facts,
                        kind == Notice.Kind.AMENDMENT ? Optional.of(start.minus(Duration.ofDays(7))) : Optional.empty(),
                        kind == Notice.Kind.LATE ? Duration.ofMinutes(15) : Duration.ZERO,
                        appointment,
                        kind.standing() ? Optional.of(link()) : Optional.empty());
    }

    private URI link() {
        String base = joinBase.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + TOKEN);
    }

    private static Patient known() {
        return new Patient(
                "example",
                Optional.of("Mrs"),
                Optional.of("Wilhelmina"),
                Optional.of("Featherstone-Example"),
                Optional.of("Mrs Wilhelmina Featherstone-Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Patient unknown() {
        Optional<String> nothing = Optional.empty();
        return new Patient("example", nothing, nothing, nothing, nothing, nothing, nothing, nothing);
    }
}
