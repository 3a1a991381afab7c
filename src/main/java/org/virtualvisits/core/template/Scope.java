package org.virtualvisits.core.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.organisation.AppointmentType;

/**
 * For whose messages a text is: a whole organisation's, or those of a clinic, of an appointment type, or of that type at
 * that clinic.
 *
 * @param type an {@link AppointmentType#key()}
 */
public record Scope(Optional<ClinicId> clinic, Optional<String> type) {

    /** All messages of the organisation. */
    public static final Scope ORGANISATION = new Scope(Optional.empty(), Optional.empty());

    /** Where a message's texts are looked for, the most specific first: what is said of a clinic weighs more than of a type. */
    static List<Scope> of(Whose whose) {
        Optional<ClinicId> clinic = Optional.of(whose.clinic());
        return Stream.of(
                        new Scope(clinic, whose.type()),
                        new Scope(clinic, Optional.empty()),
                        new Scope(Optional.empty(), whose.type()),
                        ORGANISATION)
                .distinct()
                .toList();
    }

    /** In words, for staff. */
    public String words() {
        String where = clinic.map(id -> "clinic " + id).orElse("");
        String what = type.map(key -> "type " + key).orElse("");
        return equals(ORGANISATION) ? "the organisation" : (what + " " + where).strip();
    }
}
