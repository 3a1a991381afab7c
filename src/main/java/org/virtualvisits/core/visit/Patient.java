package org.virtualvisits.core.visit;

import java.time.ZoneId;
import java.util.Optional;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Somebody who comes to a visit from outside: a patient, or who comes with one. Only what messages need. Never in a log, a
 * subject, a queue message or a URL (V8). A companion is written to as patients are, and is told nothing about them.
 *
 * @param key tells one patient of the visit from another; means nothing outside it
 * @param phone as the EHR wrote it
 * @param email as the EHR wrote it
 * @param language BCP 47, as the EHR wrote it
 * @param reference where the EHR keeps the patient, if the appointment only refers there; empty once all is known
 * @param subject tells one patient of a source from another, in whichever visit: a digest of the EHR's reference; empty where
 *     the EHR gives none that would mean the same in another appointment
 * @param zone of the clock on their wall, if the appointment tells; the clinic's otherwise
 * @param role as what they come
 */
public record Patient(
        String key,
        Optional<String> title,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> displayName,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> language,
        Optional<String> reference,
        Optional<String> subject,
        Optional<ZoneId> zone,
        Role role) {

    /** A patient whose clock is the clinic's. */
    public Patient(
            String key,
            Optional<String> title,
            Optional<String> givenName,
            Optional<String> familyName,
            Optional<String> displayName,
            Optional<String> phone,
            Optional<String> email,
            Optional<String> language,
            Optional<String> reference,
            Optional<String> subject) {
        this(
                key,
                title,
                givenName,
                familyName,
                displayName,
                phone,
                email,
                language,
                reference,
                subject,
                Optional.empty(),
                Role.PATIENT);
    }

    /** A patient of whom the appointment says all there is, and whom nothing tells from others outside of the visit. */
    public Patient(
            String key,
            Optional<String> title,
            Optional<String> givenName,
            Optional<String> familyName,
            Optional<String> displayName,
            Optional<String> phone,
            Optional<String> email,
            Optional<String> language) {
        this(
                key,
                title,
                givenName,
                familyName,
                displayName,
                phone,
                email,
                language,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with nobody to ask for more. */
    public Patient withoutReference() {
        return with(Optional.empty(), subject, zone, role);
    }

    /** The same, with this clock on the wall. */
    public Patient in(ZoneId where) {
        return with(reference, subject, Optional.of(where), role);
    }

    /** The same, in this role. */
    public Patient as(Role other) {
        return with(reference, subject, zone, other);
    }

    /** Whether they come with a patient, and are none. */
    public boolean isCompanion() {
        return role != Role.PATIENT;
    }

    /** The same, told from others as that one is, and where that one is unless their own record says otherwise. */
    Patient as(Patient other) {
        return with(reference, other.subject, zone.or(other::zone), other.role);
    }

    /** The same person by name, contact and language. */
    private Patient with(
            Optional<String> itsReference, Optional<String> itsSubject, Optional<ZoneId> itsZone, Role itsRole) {
        return new Patient(
                key,
                title,
                givenName,
                familyName,
                displayName,
                phone,
                email,
                language,
                itsReference,
                itsSubject,
                itsZone,
                itsRole);
    }

    /**
     * The key of a patient within a visit.
     *
     * @param identity whatever the EHR tells its patients apart by; it is not kept
     */
    public static String key(VisitId visit, String identity) {
        return Digest.of(12, visit.value(), "patient", identity);
    }

    /**
     * The subject of a patient.
     *
     * @param reference as the EHR writes it: {@code Patient/12}, an absolute address, {@code system|value}, an id
     */
    public static String subject(String reference) {
        return Digest.of(16, "subject", reference);
    }

    /** As what somebody comes. */
    public enum Role {
        /** The visit is about them. */
        PATIENT,
        /** A relative, a friend, who looks after a patient. */
        CARER,
        /** Who speaks or signs for patient and clinician. */
        INTERPRETER,
        /** Who is copied in by the clinician (S1.47). */
        COLLEAGUE
    }

    @Override
    public String toString() {
        return (isCompanion() ? "companion " : "patient ") + key;
    }
}
