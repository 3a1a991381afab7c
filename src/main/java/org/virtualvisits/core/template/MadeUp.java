package org.virtualvisits.core.template;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.ExampleMessage;

/** Messages of made-up patients at an organisation's real clinics, to try texts with. */
public final class MadeUp {

    /** A day whose words are among the longest there are. */
    private static final LocalDateTime START = LocalDateTime.of(2026, 9, 30, 12, 40);

    private final ExampleMessage example;

    /** Keeps what it makes them with. */
    public MadeUp(ExampleMessage example) {
        this.example = example;
    }

    /** The data of messages that this text would be filled with: of each clinic, with all that can be known and with little. */
    List<Map<String, Object>> messages(Organisation organisation, Slot slot) {
        return clinics(organisation, slot.scope())
                .flatMap(clinic -> Stream.of(true, false)
                        .map(rich -> message(
                                organisation, clinic, slot.scope(), slot.name().language(), rich, slot)))
                .toList();
    }

    /** One message, with all that can be known; empty if the organisation has no such clinic. */
    Optional<Map<String, Object>> message(Organisation organisation, Slot slot) {
        return messages(organisation, slot).stream().findFirst();
    }

    /** Whose it would be; empty if the organisation has no such clinic. */
    Optional<Whose> whose(Organisation organisation, Scope scope) {
        return clinics(organisation, scope)
                .findFirst()
                .map(clinic -> new Whose(organisation.id(), clinic.id(), scope.type()));
    }

    private Map<String, Object> message(
            Organisation organisation, Clinic clinic, Scope scope, String language, boolean rich, Slot slot) {
        var moment = START.atZone(clinic.zone()).toInstant();
        return example.data(
                organisation,
                clinic,
                type(organisation, scope),
                slot.name().kind(),
                language,
                rich ? Optional.of("Dr Bea Sample") : Optional.empty(),
                moment,
                Duration.ofMinutes(20));
    }

    private static Optional<AppointmentType> type(Organisation organisation, Scope scope) {
        return organisation.types().stream()
                .filter(type -> scope.type().map(type.key()::equals).orElse(type.telehealth()))
                .findFirst();
    }

    private static Stream<Clinic> clinics(Organisation organisation, Scope scope) {
        Optional<ClinicId> only = scope.clinic();
        return organisation.clinics().stream()
                .filter(clinic -> only.map(clinic.id()::equals).orElse(true));
    }
}
