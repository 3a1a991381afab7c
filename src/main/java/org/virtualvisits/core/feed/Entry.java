package org.virtualvisits.core.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Patient;

/**
 * A visit as the day list shows it: all that staff need to see at a glance, taken from the visit's own rows.
 *
 * @param clinic empty if it could not be told
 * @param clinicians ids of those known here who take part, the main one first
 * @param clinician the name of the main one, or the EHR's word for them, or empty text
 * @param attention what a person must mend, failed messages included (V11)
 */
public record Entry(
        VisitId visit,
        OrganisationId organisation,
        Optional<ClinicId> clinic,
        Optional<Instant> start,
        Optional<Instant> end,
        List<String> clinicians,
        String clinician,
        Stage stage,
        List<Person> people,
        List<Attention> attention) {

    /** Keeps its own copies. */
    public Entry {
        clinicians = List.copyOf(clinicians);
        people = List.copyOf(people);
        attention = List.copyOf(attention);
    }

    /** Whether somebody waits to be let in. */
    public boolean isAwaited() {
        return people.stream().anyMatch(person -> person.arrived().isPresent());
    }

    /** Whether any patient has not confirmed. */
    public boolean isUnconfirmed() {
        return people.stream()
                .anyMatch(person -> person.role() == Patient.Role.PATIENT && person.condition() != Condition.CONFIRMED);
    }

    @Override
    public String toString() {
        return "entry of " + visit;
    }

    /** How far a visit has come. */
    public enum Stage {
        /** The meeting is there. */
        READY,
        /** It is to take place, but there is no meeting yet. */
        PREPARING,
        /** It will not take place. */
        CANCELLED,
        /** It takes place at the clinic. */
        IN_PERSON,
        /** The EHR says it took place. */
        DONE,
        /** The EHR says the patient did not come. */
        MISSED
    }

    /**
     * A patient on the list, or who comes with one.
     *
     * @param key the patient's key within the visit
     * @param name empty text if the EHR gives none
     * @param phone as the EHR wrote it
     * @param arrived when they first pressed the button that leads to Teams
     * @param told what they were told last, on each channel
     * @param role as what they come; whoever comes with a patient has no condition of their own
     */
    public record Person(
            String key,
            String name,
            Optional<String> phone,
            Optional<Instant> arrived,
            Condition condition,
            List<Told> told,
            Patient.Role role) {

        /** Keeps its own copy. */
        public Person {
            told = List.copyOf(told);
        }

        @Override
        public String toString() {
            return "patient " + key;
        }
    }

    /** The last message to a patient on a channel. */
    public record Told(Channel channel, Notice.Kind kind, Progress progress, Instant at) {}

    /** How far a message has come. */
    public enum Progress {
        /** On its way. */
        WAITING,
        /** The provider took it. */
        SENT,
        /** It has arrived. */
        DELIVERED,
        /** It cannot be delivered. */
        FAILED,
        /** Nobody knows. */
        UNCERTAIN
    }
}
