package org.virtualvisits.core.organisation;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;

/**
 * A clinic in London to say one thing about: {@code ClinicExample.of("c").reminding(Reminding.USUAL).clinic()}.
 *
 * @param languages the first is the clinic's own
 */
public record ClinicExample(
        String id, Set<String> identifiers, Reminding reminding, List<String> languages, Clinic.Organiser organiser) {

    /** One that reminds nobody, speaks English, and whose clinicians hold their own meetings. */
    public static ClinicExample of(String id) {
        return new ClinicExample(id, Set.of(), Reminding.NONE, List.of("en"), new Clinic.Organiser.OwnClinician());
    }

    /** Places by which appointments name it. */
    public ClinicExample knownAs(String... places) {
        return new ClinicExample(id, Set.of(places), reminding, languages, organiser);
    }

    /** When its patients hear of visits. */
    public ClinicExample reminding(Reminding when) {
        return new ClinicExample(id, identifiers, when, languages, organiser);
    }

    /** What it speaks. */
    public ClinicExample speaking(String... spoken) {
        return new ClinicExample(id, identifiers, reminding, List.of(spoken), organiser);
    }

    /** In whose name its meetings are. */
    public ClinicExample organisedBy(Clinic.Organiser other) {
        return new ClinicExample(id, identifiers, reminding, languages, other);
    }

    /** The clinic. */
    public Clinic clinic() {
        return new Clinic(
                new ClinicId(id),
                "Any",
                "Any",
                Optional.empty(),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960001",
                new Clinic.Location("Here", "1 Road"),
                "clinic@example.org",
                identifiers,
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                reminding,
                languages,
                Map.of(),
                organiser,
                Clinic.OnDecline.ASK,
                false);
    }
}
