package org.virtualvisits.core.visit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Clinic;

/**
 * A visit: what is wanted, and what exists. Immutable; a change is a new value. Webhooks write what is wanted,
 * reconciling writes the rest; neither touches the other's part.
 *
 * @param appointmentId the EHR's id
 * @param version the newest version by the EHR's order (V1)
 * @param removedAt when the EHR said it is gone; kept so that a late older version does not bring it back
 * @param unread what could not be read in the newest version; what is wanted is then the last readable one
 * @param leavers patients of an earlier version, kept until they were told that it ended for them
 * @param meeting what exists in Teams
 * @param generation counts meetings of this visit, so that each has an external id of its own
 * @param sequence the highest number a notice has taken (V7)
 * @param attention what a person must mend, as last reconciled
 * @param late that the clinician is late, as staff last said
 * @param declined that its patient will not come, where the clinic lets that call it off
 * @param lease who may touch Teams for this visit, and until when
 * @param received when the first delivery arrived
 * @param settled when reality last agreed with what is wanted
 * @param asked what the EHR told of patients whom the appointment only refers to
 */
public record Visit(
        VisitId id,
        OrganisationId organisation,
        SourceId source,
        String appointmentId,
        Version version,
        Optional<Instant> removedAt,
        Wanted wanted,
        List<String> unread,
        List<Patient> leavers,
        MeetingState meeting,
        int generation,
        int sequence,
        List<Attention> attention,
        Optional<Lateness> late,
        Optional<Declined> declined,
        Optional<Lease> lease,
        Instant received,
        Optional<Instant> settled,
        List<Asked> asked) {

    /** Keeps its own copies. */
    public Visit {
        unread = List.copyOf(unread);
        leavers = List.copyOf(leavers);
        attention = List.copyOf(attention);
        asked = List.copyOf(asked);
    }

    /** A visit of whose clinician and patient nothing was said, and of whose patients the EHR was not asked. */
    public Visit(
            VisitId id,
            OrganisationId organisation,
            SourceId source,
            String appointmentId,
            Version version,
            Optional<Instant> removedAt,
            Wanted wanted,
            List<String> unread,
            List<Patient> leavers,
            MeetingState meeting,
            int generation,
            int sequence,
            List<Attention> attention,
            Optional<Lease> lease,
            Instant received,
            Optional<Instant> settled) {
        this(
                id,
                organisation,
                source,
                appointmentId,
                version,
                removedAt,
                wanted,
                unread,
                leavers,
                meeting,
                generation,
                sequence,
                attention,
                Optional.empty(),
                Optional.empty(),
                lease,
                received,
                settled,
                List.of());
    }

    /** createOrGet's key for the current meeting: names the visit, and nothing about it (V8). */
    public String externalId() {
        return id.value() + "-" + generation;
    }

    /** The patients, with what the EHR told of those whom the appointment only refers to. */
    public List<Patient> patients() {
        return wanted.patients().stream().map(this::completed).toList();
    }

    private Patient completed(Patient patient) {
        return asked.stream()
                .filter(its -> its.isOf(patient))
                .findFirst()
                .map(its -> its.patient().as(patient))
                .orElse(patient);
    }

    /** Whether its clinician is said to be late, and was not due to have come by then. */
    boolean isLateAt(Instant now) {
        return late.filter(its -> wanted.start().equals(Optional.of(its.start())))
                .filter(its -> its.start().plus(its.by()).isAfter(now))
                .isPresent();
    }

    /** Whether its patient will not come at this time, and it is called off for that; of another time nothing was said. */
    public boolean isDeclined() {
        return declined.filter(its -> wanted.start().equals(Optional.of(its.start())))
                .filter(its -> onlyPatient().equals(Optional.of(its.patient())))
                .isPresent();
    }

    /** The same visit, as if nobody had declined. */
    public Visit undeclined() {
        return but().declined(Optional.empty()).done();
    }

    /** Whether it is about somebody: the key is that of a patient, and not of who comes with one. */
    public boolean isAbout(String key) {
        return wanted.patients().stream().anyMatch(one -> one.key().equals(key) && !one.isCompanion());
    }

    /** The key of the patient whom it is about; empty if there are several, who cannot speak for each other. */
    public Optional<String> onlyPatient() {
        List<String> keys = wanted.patients().stream()
                .filter(one -> !one.isCompanion())
                .map(Patient::key)
                .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    /**
     * The last moment known of it, from which its keeping is counted: when it is over, was removed, or its meeting ends.
     * One that has no time at all was last alive when something was heard or done about it.
     */
    public Instant last() {
        Stream<Instant> ends = Stream.of(
                        wanted.over(), removedAt, meeting.reachable().map(MeetingState.Live::end))
                .flatMap(Optional::stream);
        Stream<Instant> signs = Stream.concat(Stream.of(received, version.arrived()), settled.stream());
        return (wanted.over().isPresent() ? ends : Stream.concat(ends, signs))
                .max(Comparator.naturalOrder())
                .orElse(received);
    }

    /** Everybody of whom it holds a name or an address: its patients, and those of earlier versions still to be told. */
    public List<Patient> people() {
        return Stream.concat(patients().stream(), leavers.stream()).toList();
    }

    /** By which clock somebody lives, of whom it holds something: their own if it is known, the clinic's otherwise. */
    public ZoneId zoneOf(String patient, Clinic clinic) {
        return people().stream()
                .filter(one -> one.key().equals(patient))
                .findFirst()
                .flatMap(Patient::zone)
                .orElse(clinic.zone());
    }

    /** The same visit without these patients, by their keys, of whom nobody is told; called off if none is left. */
    public Visit without(Set<String> gone) {
        return but().wanted(wanted.without(gone))
                .declined(declined.filter(its -> !gone.contains(its.patient())))
                .asked(asked.stream()
                        .filter(its -> !gone.contains(its.patient().key()))
                        .toList())
                .leavers(leavers.stream()
                        .filter(patient -> !gone.contains(patient.key()))
                        .toList())
                .done();
    }

    /** A change of some parts of this visit. */
    Draft but() {
        return new Draft(this);
    }

    @Override
    public String toString() {
        return "visit " + id;
    }

    /**
     * Who works on the visit in Teams.
     *
     * @param holder one run of reconciling
     * @param until afterwards anybody may take it
     */
    public record Lease(String holder, Instant until) {}

    /**
     * That its patient will not come.
     *
     * @param patient the patient's key within the visit
     * @param start of the visit as they knew it
     */
    public record Declined(String patient, Instant start) {}

    /**
     * What the EHR told of a patient.
     *
     * @param reference by which it was asked
     * @param at when
     * @param patient as told; without anything where the EHR knows no such patient
     */
    public record Asked(String reference, Instant at, Patient patient) {

        boolean isOf(Patient other) {
            return patient.key().equals(other.key()) && other.reference().equals(Optional.of(reference));
        }
    }
}
