package org.virtualvisits.core.retention;

import java.util.List;
import java.util.Set;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Contact;

/**
 * One patient, by what they are known as here.
 *
 * @param places the visits they are in, and by which keys
 * @param contacts the addresses that those visits have for them
 */
public record Subject(OrganisationId organisation, List<Place> places, List<Contact> contacts) {

    /** Keeps its own copies. */
    public Subject {
        places = List.copyOf(places);
        contacts = List.copyOf(contacts);
    }

    /** Shows no address. */
    @Override
    public String toString() {
        return "patient in " + places.size() + " visits";
    }

    /** A visit, and a patient's keys in it. */
    public record Place(VisitId visit, Set<String> patients) {

        /** Keeps its own copy. */
        public Place {
            patients = Set.copyOf(patients);
        }
    }
}
