package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of an appointment that this product uses: two deliveries with equal values ask for the same.
 *
 * @param length used when there is a start but no end
 * @param patients those who come from outside: the patients first, then those who come with them
 * @param clinicians those who take part, the main one first
 * @param places locations and healthcare services, most telling first
 * @param types codings of what kind of appointment it is, {@code code} or {@code system|code}, most telling first
 * @param virtual whether the EHR itself marks it as virtual (R5 class VR, a virtualService)
 */
public record Wanted(
        AppointmentStatus status,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Duration> length,
        List<Patient> patients,
        List<Actor> clinicians,
        List<Actor> places,
        List<String> types,
        boolean virtual) {

    /** Keeps its own copies. */
    public Wanted {
        patients = List.copyOf(patients);
        clinicians = List.copyOf(clinicians);
        places = List.copyOf(places);
        types = List.copyOf(types);
    }

    /** When it is over, as far as it says: the later of its start and its end, or its length after its start. */
    public Optional<Instant> over() {
        Optional<Instant> last = end.or(() -> start.flatMap(begin -> length.map(begin::plus)));
        return Stream.concat(start.stream(), last.stream()).max(Comparator.naturalOrder());
    }

    /** The same appointment without some of its patients; called off if none is left. */
    Wanted without(Set<String> gone) {
        List<Patient> left = patients.stream()
                .filter(patient -> !gone.contains(patient.key()))
                .toList();
        boolean empty = left.stream().allMatch(Patient::isCompanion) && status.phase() != AppointmentStatus.Phase.OVER;
        AppointmentStatus next = empty ? AppointmentStatus.CANCELLED : status;
        return new Wanted(next, start, end, length, left, clinicians, places, types, virtual);
    }

    /** The same appointment in another status. */
    public Wanted in(AppointmentStatus next) {
        return new Wanted(next, start, end, length, patients, clinicians, places, types, virtual);
    }

    /** What is known of an appointment of which only its end, or nothing readable, has reached us. */
    public static Wanted nothingBut(AppointmentStatus status) {
        return new Wanted(
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    @Override
    public String toString() {
        return "appointment " + status.code();
    }
}
