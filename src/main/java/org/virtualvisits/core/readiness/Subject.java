package org.virtualvisits.core.readiness;

import java.util.Comparator;
import java.util.Optional;
import org.virtualvisits.core.kernel.ClinicId;

/** What is looked at, within an organisation. Looked at in the order of their keys, so that a run knows where it was. */
public sealed interface Subject {

    /** The order in which a run goes. */
    Comparator<Subject> ORDER = Comparator.comparing(Subject::key);

    /** Its name in rows and addresses; the app's comes first. */
    String key();

    /** The app itself: storage, secrets, text messages, clock. */
    record App() implements Subject {
        @Override
        public String key() {
            return "app";
        }
    }

    /** A clinic: the mailbox it writes from, its phone number, and its facilitator if it has one. */
    record OfClinic(ClinicId clinic) implements Subject {
        @Override
        public String key() {
            return "clinic|" + clinic;
        }
    }

    /**
     * A clinician: their account, its licence, mailbox and access policy.
     *
     * @param id in the organisation's configuration
     */
    record OfClinician(String id) implements Subject {
        @Override
        public String key() {
            return "clinician|" + id;
        }
    }

    /** Reads what {@link #key} writes. */
    static Optional<Subject> read(String key) {
        String[] parts = key.split("\\|", 2);
        try {
            return switch (parts[0]) {
                case "app" -> parts.length == 1 ? Optional.of(new App()) : Optional.empty();
                case "clinic" ->
                    parts.length == 2 ? Optional.of(new OfClinic(new ClinicId(parts[1]))) : Optional.empty();
                case "clinician" ->
                    parts.length == 2 && !parts[1].isEmpty()
                            ? Optional.of(new OfClinician(parts[1]))
                            : Optional.empty();
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
